import { openProofs } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { placeArgs, placeFrom } from '../place-from.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger prove`: one entry, the path from it to a signed checkpoint, and nothing about anybody else. */
export const prove = command({
  name: 'ledger prove',
  more: 'The proof is a C2SP tlog-proof. It can be checked offline with the public key of the log alone; docs/ledger.md says how.',
  examples: [
    'pnpm -s motlan ledger prove --position 12',
    'pnpm -s motlan ledger prove --request 6f1c… --part 1 --json > proof.json',
  ],
  args: { ...placeArgs, json: { type: 'boolean', description: 'as JSON' } },
  run: async ({ json, ...flags }, io) => {
    const proof = await withLedger(io, async ({ app, keys }) => {
      const proofs = openProofs(app, keys)
      try {
        return await proofs.prove(await placeFrom('ledger prove', flags, proofs.find))
      } finally {
        await proofs.close()
      }
    })
    const { entry, part, clauses, proof: text } = proof
    const parts = [entry, ...(part === undefined ? [] : [part]), ...clauses, '', text.trimEnd()]
    io.out(json ? `${JSON.stringify(proof, null, 2)}\n` : `${parts.join('\n')}\n`)
    return exitCodes.done
  },
})
