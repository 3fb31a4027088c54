import { Refusal, type Subject, scalars, subjectScalars } from '@motlan/kernel'
import { eraseSubject } from '@motlan/ledger'
import { exitCodes, type Io } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger erase`: the key of a subject goes, and with it every way from the ledger to them. */
export const erase = command({
  name: 'ledger erase',
  more: 'It cannot be taken back. The identifier is read from standard input, so that it stands in no history of commands. Backups made before still have the key until they are removed.',
  examples: ['echo 901… | pnpm motlan ledger erase --subject Citizen --yes'],
  args: {
    subject: { type: 'string', default: 'Citizen', description: 'Citizen, Business or Parcel' },
    yes: { type: 'boolean', description: 'really' },
  },
  run: async ({ subject, yes = false }, io) => {
    const kind = subjectNamed(subject)
    if (!yes) throw new UsageError('ledger erase', '--yes: this cannot be taken back')
    const subjectId = await identifierFrom(kind, io)
    await withLedger(io, ({ owner, keys }) =>
      eraseSubject({ owner, keys, clock: io.clock }, { subject: kind, subjectId }),
    )
    io.out('erased: nothing in the ledger leads to this subject any more\n')
    return exitCodes.done
  },
})

function subjectNamed(name: string): Subject {
  if (name === 'Citizen' || name === 'Business' || name === 'Parcel') return name
  throw new UsageError('ledger erase', `--subject: ${name} is not Citizen, Business or Parcel`)
}

async function identifierFrom(subject: Subject, io: Io): Promise<string> {
  const parsed = scalars[subjectScalars[subject]].parse((await io.stdin()).trim())
  if (parsed.ok) return parsed.value
  throw new Refusal('IDENTIFIER_INVALID', subject)
}
