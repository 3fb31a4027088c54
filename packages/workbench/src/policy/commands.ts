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
  {
    name: 'policy diff',
    summary: 'Compare two versions over every question that can be asked: who gains, who loses.',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'policy prove',
    summary: 'Prove what must be true of the agreements, or show the question that refutes it.',
    load: async () => (await import('./commands/prove.ts')).prove,
  },
  {
    name: 'policy mutate',
    summary: 'Make every plausible mistake, and tell which ones the tests would not notice.',
    load: async () => (await import('./commands/mutate.ts')).mutate,
  },
  {
    name: 'policy gen-tests',
    summary: 'Write tests at the border of every rule, for somebody to confirm.',
    load: async () => (await import('./commands/gen-tests.ts')).genTests,
  },
  {
    name: 'policy replay',
    summary: 'Decide recorded look-ups again under other agreements.',
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  {
    name: 'policy repeal',
    summary: 'Tell what disappears if a legal basis is repealed.',
    load: async () => (await import('./commands/repeal.ts')).repeal,
  },
  {
    name: 'policy forecast',
    summary: 'Tell what will be different on a day if nobody does anything.',
    load: async () => (await import('./commands/forecast.ts')).forecast,
  },
  {
    name: 'policy publish',
    summary: 'Put a folder in force at every gateway that is running.',
    load: async () => (await import('./commands/publish.ts')).publish,
  },
]
