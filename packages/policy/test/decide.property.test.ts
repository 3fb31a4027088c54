import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Agreement, type Ask, accessMatrix, compilePolicy } from '../src/index.ts'
import { agreement, catalog, grant, sourceOf, vocabulary } from './example.ts'

const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01']
const reasons = [
  { procedure: '1.002207', purpose: 'deduction' },
  { procedure: '1.000001', purpose: 'lending' },
  { procedure: '1.000001', purpose: 'deduction' },
  { purpose: 'deduction' },
  { purpose: 'lending' },
  { purpose: 'nosuch' },
]
const anyOf = <T>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 })

const anyGrant = fc
  .record({
    attributes: anyOf([
      'Citizen.dateOfBirth',
      'Citizen.birthName',
      'Citizen.birthName.*',
      'Citizen.*',
    ]),
    procedures: fc.constantFrom(undefined, ['1.000001']),
    relations: anyOf(['self', 'spouse', 'owner.spouse']),
  })
  .map(({ procedures, ...rest }) => {
    const { procedures: _shown, ...base } = grant(rest)
    return procedures ? { ...base, procedures } : { ...base, purposes: ['lending'] }
  })

const anyAgreement = fc
  .record({
    status: fc.constantFrom('in-force', 'in-force', 'draft', 'suspended'),
    from: fc.constantFrom('2026-01-01', '2026-03-01'),
    until: fc.constantFrom('2026-07-01', '2027-01-01', undefined),
    legalBasis: fc.constantFrom(['old', 'new'], ['new', 'old'], ['old']),
    grants: fc.array(anyGrant, { minLength: 1, maxLength: 3 }),
  })
  .map(({ from, until, status, ...rest }) => ({
    ...rest,
    status: status as Agreement['status'], // fast-check widens the constants to string.
    validity: until === undefined ? { from } : { from, until },
  }))

const anyAgreements = fc.array(anyAgreement, { maxLength: 4 }).map((all) =>
  all.map((given, index) =>
    agreement({
      ...given,
      id: `DSA-${index}`,
      grants: given.grants.map((each, row) => ({ ...each, id: `r${row}` })),
    }),
  ),
)

const anyAsk = fc
  .record({
    agency: fc.constantFrom('tax', 'bank'),
    reason: fc.constantFrom(...reasons),
    relation: fc.constantFrom('self', 'spouse', 'owner.spouse', 'owner'),
    on: fc.constantFrom(...days),
  })
  .map(({ reason, ...rest }): Ask => ({ ...rest, ...reason }))

/** The agreements read word by word, without compiling anything. */
function permittedWordByWord(agreements: readonly Agreement[], ask: Ask): string[] {
  const serves = catalog.procedures.find(({ code }) => code === ask.procedure)?.purpose
  if (ask.procedure !== undefined && serves !== ask.purpose) return []
  const holds = ({ from, until }: { from: string; until?: string }) =>
    from <= ask.on && (until ?? '9999') > ask.on
  return [...vocabulary.values()]
    .filter((attribute) =>
      agreements.some(
        (each) =>
          each.status === 'in-force' &&
          each.consumer === ask.agency &&
          each.provider === attribute.source &&
          holds(each.validity) &&
          catalog.legalBases.some((basis) => each.legalBasis.includes(basis.id) && holds(basis)) &&
          each.grants.some(
            ({ attributes, procedures, purposes, relations }) =>
              relations.includes(ask.relation) &&
              (procedures?.includes(ask.procedure ?? '') ?? true) &&
              (purposes?.includes(ask.purpose) ?? true) &&
              attributes.some(
                (name) =>
                  name === attribute.name ||
                  attribute.name.startsWith(`${name.replace(/\.\*$/, '')}.`),
              ),
          ),
      ),
    )
    .map(({ name }) => name)
}

it('a compiled policy permits what its agreements say word by word, and nothing else', () => {
  fc.assert(
    fc.property(anyAgreements, fc.array(anyAsk, { minLength: 10 }), (agreements, asks) => {
      const policy = compilePolicy(sourceOf(...agreements))
      for (const ask of asks) {
        const row = policy.decide(ask)
        expect([...row.permitted.keys()].sort()).toEqual(
          permittedWordByWord(agreements, ask).sort(),
        )
        expect(policy.decide({ ...ask }).id).toBe(row.id)
      }
    }),
    { numRuns: 300 },
  )
})

it('the access matrix holds exactly what is decided, attribute by attribute', () => {
  fc.assert(
    fc.property(anyAgreements, fc.constantFrom(...days), (agreements, on) => {
      const policy = compilePolicy(sourceOf(...agreements))
      const cells = accessMatrix(policy, vocabulary, on)
      for (const { attribute, agreement: id, legalBasis, ...reason } of cells) {
        const grounds = policy.decide({ ...reason, on }).permitted.get(attribute)
        expect(grounds).toEqual({ agreement: id, legalBasis })
      }
      const all = ['tax', 'bank'].flatMap((agency) =>
        reasons.flatMap((reason) =>
          policy.relations.map((relation) => policy.decide({ agency, ...reason, relation, on })),
        ),
      )
      expect(cells).toHaveLength(all.reduce((sum, { permitted }) => sum + permitted.size, 0))
    }),
  )
})
