import type { ListedCommand } from '../command.ts'

/** The commands for whoever operates cases: `motlan case …`. */
export const caseCommands: readonly ListedCommand[] = [
  {
    name: 'case list',
    summary: 'List cases, the newest first.',
    load: async () => (await import('./commands/list.ts')).list,
  },
  {
    name: 'case show',
    summary: 'Show what happened to a case, and what the registries were told.',
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'case dead',
    summary: 'List declarations that a registry refused or did not take.',
    load: async () => (await import('./commands/dead.ts')).dead,
  },
  {
    name: 'case corrections',
    summary: 'List what registries are asked to set right, and by when.',
    load: async () => (await import('./commands/corrections.ts')).corrections,
  },
  {
    name: 'case retry',
    summary: 'Send the declaration again at which a case has stopped.',
    load: async () => (await import('./commands/retry.ts')).retry,
  },
]
