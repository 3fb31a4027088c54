import type { CompiledPolicy } from '../compile-policy.ts'
import { dayNumber, dayOfNumber } from './numbering.ts'
import type { Solved } from './open-solver.ts'
import type { Z3 } from './z3.ts'

/** Looks for an agreement in force and a day of its validity on which no article it names is in force. */
export async function basisGap({ source }: CompiledPolicy, z3: Z3): Promise<Solved> {
  const { agreements, catalog } = source
  const holding = agreements.filter(({ status }) => status === 'in-force')
  const inForce = ({ from, until }: { readonly from: string; readonly until?: string }) =>
    `(and (<= ${dayNumber(from)} day) ${until === undefined ? 'true' : `(< day ${dayNumber(until)})`})`
  const gaps = holding.map(({ validity, legalBasis }, index) => {
    const bases = catalog.legalBases.filter(({ id }) => legalBasis.includes(id)).map(inForce)
    const stands = bases.length === 0 ? 'false' : `(or ${bases.join(' ')})`
    return `(and (= agreement ${index}) ${inForce(validity)} (not ${stands}))`
  })
  const text = `(declare-const agreement Int) (declare-const day Int)
(assert (<= day 84006))
(assert (or false ${gaps.join(' ')}))`
  const values = await z3.solve(text)
  if (!values) return { holds: true, questions: [] }
  return {
    holds: false,
    questions: [],
    agreement: holding[Number(values.get('agreement'))]?.id ?? '',
    day: dayOfNumber(Number(values.get('day'))),
  }
}
