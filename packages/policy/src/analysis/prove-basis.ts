import type { LegalBasis, Validity } from '../catalog.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import type { Search } from './search.ts'

/** Looks for a day on which an agreement in force grants something and stands on no article in force. */
export function basisRefuted({ source }: CompiledPolicy): Search {
  const { agreements, catalog } = source
  let cells = 0
  for (const { id, status, validity, legalBasis } of agreements) {
    if (status !== 'in-force') continue
    cells++
    const cited = catalog.legalBases.filter((basis) => legalBasis.includes(basis.id))
    const days = gapIn(validity, cited)
    if (days) {
      return { counterexample: { questions: [], deciding: [], agreement: id, days }, cells }
    }
  }
  return { cells }
}

/** The first days of a validity that no basis covers. */
function gapIn(validity: Validity, bases: readonly LegalBasis[]): Validity | undefined {
  let from = validity.from
  for (const basis of bases.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (basis.from > from) break
    if (basis.until === undefined) return undefined
    if (basis.until > from) from = basis.until
  }
  if (validity.until !== undefined && validity.until <= from) return undefined
  const next = bases.map((basis) => basis.from).filter((day) => day > from)
  const until = [...next, ...(validity.until === undefined ? [] : [validity.until])].sort()[0]
  return until === undefined ? { from } : { from, until }
}
