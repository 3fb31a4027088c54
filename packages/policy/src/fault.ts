import { didYouMean } from '@motlan/kernel'

/** One mistake in an agreement or a catalogue, at a place its author can find. */
export interface Fault {
  /** The file as its author knows it: `agreements/tax-population.dsa.yaml`. */
  readonly file: string
  /** The path inside the file, independent of line numbers: `grants.income.attributes`. */
  readonly place: string
  readonly reason: string
  readonly fix: string
}

/** Names a place inside the part that is being looked at. */
export type At = (place: string) => Pick<Fault, 'file' | 'place'>

/** What to write instead of a name nobody knows. */
export function suggestion(given: string, known: Iterable<string>, otherwise: string): string {
  const near = didYouMean(given, known)
  return near === undefined ? otherwise : `did you mean "${near}"?`
}

/** The fault of naming something that is in no catalogue. */
export function unknown(
  at: Pick<Fault, 'file' | 'place'>,
  { kind, given, known }: { kind: string; given: string; known: Iterable<string> },
): Fault {
  return {
    ...at,
    reason: `"${given}" is not a known ${kind}`,
    fix: suggestion(given, known, `use a ${kind} of the catalogue, or add it there first`),
  }
}
