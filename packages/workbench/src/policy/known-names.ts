import { didYouMean } from '@motlan/kernel'
import type { CompiledPolicy } from '@motlan/policy'
import { UsageError } from '../usage-error.ts'

/** Flags that name something of a catalogue. */
export interface NamingFlags {
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  readonly purpose?: string | undefined
  readonly relation?: string | undefined
}

/** Refuses a flag that names what no catalogue has: an answer about nothing would look like one about something. */
export function knownNames(
  { agency, procedure, purpose, relation }: NamingFlags,
  { agencies, procedures, purposes, space }: CompiledPolicy,
  command: string,
): void {
  const check = (flag: string, given: string | undefined, known: Iterable<string>) => {
    const names = [...known]
    if (given === undefined || names.includes(given)) return
    const near = didYouMean(given, names)
    throw new UsageError(
      command,
      `--${flag}: there is no ${flag} "${given}"; ${near ? `did you mean ${near}?` : `known are ${names.join(', ')}`}`,
    )
  }
  check('agency', agency, agencies.keys())
  check('procedure', procedure, procedures.keys())
  check('purpose', purpose, purposes.keys())
  check('relation', relation, space.relations.ids)
}
