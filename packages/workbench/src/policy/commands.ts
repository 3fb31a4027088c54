import type { ListedCommand } from '../command.ts'

/** The commands for whoever writes agreements: `motlan policy …`. */
export const policyCommands: readonly ListedCommand[] = [
  {
    name: 'policy check',
    summary: 'Find everything that is wrong with agreements, down to the letter.',
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'policy test',
    summary: 'Run the suites of the agreements, with coverage per condition.',
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'policy matrix',
    summary: 'Show which agency may know which attribute: always, where facts hold, or never.',
    load: async () => (await import('./commands/matrix.ts')).matrix,
  },
  {
    name: 'policy fmt',
    summary: 'Write every file the one way; comments stay.',
    load: async () => (await import('./commands/fmt.ts')).fmt,
  },
  {
    name: 'policy render',
    summary: 'Write agreements as the text that a lawyer reads, in Vietnamese or English.',
    load: async () => (await import('./commands/render.ts')).render,
  },
  {
    name: 'policy export',
    summary: 'Write all rules in Cedar, for any other engine.',
    load: async () => (await import('./commands/export.ts')).exportPolicy,
  },
  {
    name: 'policy needs',
    summary: 'Hold what each procedure asks against what its agencies may know.',
    load: async () => (await import('./commands/needs.ts')).needs,
  },
  {
    name: 'policy explain',
    summary: 'Say why something is permitted or refused, and what would have to be different.',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
]
