import { caseCommands } from './case/commands.ts'
import type { ListedCommand } from './command.ts'
import { ledgerCommands } from './ledger/commands.ts'
import { policyCommands } from './policy/commands.ts'
import { procedureCommands } from './procedure/commands.ts'

/** Every command, loaded when it is run: `motlan token` need not wait for what `motlan start` is made of. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'start',
    summary: 'Start databases, registries and gateway, and build the country if there is none.',
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    name: 'seed',
    summary: 'Build the made-up country, or build it anew.',
    load: async () => (await import('./commands/seed.ts')).seed,
  },
  {
    name: 'token',
    summary: 'Make an access token for an agency, or a citizen, of the sandbox.',
    load: async () => (await import('./commands/token.ts')).token,
  },
  {
    name: 'query',
    summary: 'Look something up, as an agency, for a procedure.',
    load: async () => (await import('./commands/query.ts')).query,
  },
  {
    name: 'whoami',
    summary: 'Show for whom a token speaks, and whether the gateway trusts it.',
    load: async () => (await import('./commands/whoami.ts')).whoami,
  },
  {
    name: 'trace',
    summary: 'Show a citizen who looked at what of theirs, why and by which article.',
    load: async () => (await import('./commands/trace.ts')).trace,
  },
  {
    name: 'access',
    summary: 'Show what an agency may know for a procedure, and by which article.',
    load: async () => (await import('./commands/access.ts')).access,
  },
  {
    name: 'compose',
    summary: 'Compose registries into one schema, and refuse a second source.',
    load: async () => (await import('./commands/compose.ts')).compose,
  },
  {
    name: 'doctor',
    summary: 'Check everything Motlan needs on this machine, and say what to do.',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'burden',
    summary: 'Count what procedures cost those who applied, before and now.',
    load: async () => (await import('./commands/burden.ts')).burden,
  },
  {
    name: 'demo birth',
    summary: 'Tell the story of a birth: three offices before, six answers now.',
    load: async () => (await import('./commands/demo.ts')).demoBirth,
  },
  ...policyCommands,
  ...procedureCommands,
  ...ledgerCommands,
  ...caseCommands,
]
