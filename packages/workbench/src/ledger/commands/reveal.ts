import { openProofs } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { placeArgs, placeFrom } from '../place-from.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger reveal`: for a court. The ledger does not know the value; it knows whether this is the one. */
export const revealCommand = command({
  name: 'ledger reveal',
  more: 'It tells whom the entry is about and the salt of one commitment; the commitments to everything else stay closed. With --value it says whether that value is what was sent, and ends with 1 where it is not.',
  examples: [
    `pnpm -s motlan ledger reveal --request 6f1c… --attribute Citizen.dateOfBirth --value '"1985-03-15"'`,
    'pnpm -s motlan ledger reveal --position 12 --part 2 --attribute Citizen.sex --json',
  ],
  args: {
    ...placeArgs,
    attribute: { type: 'string', valueHint: 'name', description: 'which value' },
    relation: { type: 'string', description: 'in which relation, where there are several' },
    value: { type: 'string', valueHint: 'json', description: 'what is said to have been sent' },
    json: { type: 'boolean', description: 'as JSON, with the proof' },
  },
  run: async ({ attribute, relation, value, json, ...flags }, io) => {
    if (!attribute) throw new UsageError('ledger reveal', '--attribute: say which value is meant')
    const text = value === undefined ? undefined : jsonText(value)
    const revealed = await withLedger(io, async ({ app, keys }) => {
      const proofs = openProofs(app, keys)
      try {
        const place = await placeFrom('ledger reveal', flags, proofs.find)
        return await proofs.reveal({
          ...place,
          attribute,
          ...(relation !== undefined && { relation }),
          ...(text !== undefined && { value: text }),
        })
      } finally {
        await proofs.close()
      }
    })
    const { about, line, value: opened } = revealed
    const told = [
      `about       ${about.text}${about.holds ? '' : ' (WRONG: the entry commits to somebody else)'}`,
      `what        ${line.join(', ')}`,
      `commitment  ${opened.commitment}`,
      `salt        ${opened.salt}`,
      ...(opened.text === undefined
        ? []
        : [`value       ${opened.text}: ${verdict(opened.holds)}`]),
      'SHA-256 of salt and value, the one behind the other, is the commitment in the entry',
    ]
    io.out(json ? `${JSON.stringify(revealed, null, 2)}\n` : `${told.join('\n')}\n`)
    return about.holds && opened.holds !== false ? exitCodes.done : exitCodes.refused
  },
})

function verdict(holds: boolean | undefined): string {
  return holds ? 'this is what was sent' : 'this is NOT what was sent'
}

function jsonText(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value))
  } catch {
    throw new UsageError('ledger reveal', `--value: ${value} is not JSON; a text stands in quotes`)
  }
}
