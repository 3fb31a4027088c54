import type { ListedCommand } from '../command.ts'

/** The commands for whoever writes procedures: `motlan procedure …`. */
export const procedureCommands: readonly ListedCommand[] = [
  {
    name: 'procedure check',
    summary: 'Find everything that is wrong with procedures, with file, line and column.',
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'procedure list',
    summary: 'List the procedures: fields, what is asked, minutes and đồng before and after.',
    load: async () => (await import('./commands/list.ts')).list,
  },
  {
    name: 'procedure show',
    summary: 'Show one form: where each field comes from, what is looked up, who is told what.',
    load: async () => (await import('./commands/show.ts')).show,
  },
]
