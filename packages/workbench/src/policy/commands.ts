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
]
