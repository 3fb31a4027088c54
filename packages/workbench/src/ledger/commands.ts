import type { ListedCommand } from '../command.ts'

/** The commands for whoever answers for the ledger: `motlan ledger …`. */
export const ledgerCommands: readonly ListedCommand[] = [
  {
    name: 'ledger verify',
    summary: 'Verify an export, offline, or the ledger of this home: what is wrong, and where.',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'ledger prove',
    summary: 'Prove that one entry is in the ledger, for whoever has its public key.',
    load: async () => (await import('./commands/prove.ts')).prove,
  },
  {
    name: 'ledger reveal',
    summary: 'Open the commitment to one value, and say whether it is what was sent.',
    load: async () => (await import('./commands/reveal.ts')).revealCommand,
  },
  {
    name: 'ledger report',
    summary: 'Count what left, what was refused, who reads far above others, what nobody uses.',
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    name: 'ledger stats',
    summary: 'Show what the ledger holds, and how much room it takes.',
    load: async () => (await import('./commands/stats.ts')).stats,
  },
  {
    name: 'ledger export',
    summary: 'Write the ledger out: hashes for everybody, texts for those who may, a backup.',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    name: 'ledger import',
    summary: 'Read a backup into an empty ledger.',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'ledger renew',
    summary: 'Close all logs after a restore, so that no position ever gets a second entry.',
    load: async () => (await import('./commands/renew.ts')).renew,
  },
  {
    name: 'ledger erase',
    summary: 'Erase a person or business from the ledger; proofs stay.',
    load: async () => (await import('./commands/erase.ts')).erase,
  },
  {
    name: 'ledger remove',
    summary: 'Remove the entries of a month after their retention, with a signed tombstone.',
    load: async () => (await import('./commands/remove.ts')).remove,
  },
  {
    name: 'ledger witness',
    summary: 'Be the second key on another machine: sign that a log has only ever grown.',
    load: async () => (await import('./commands/witness.ts')).witness,
  },
]
