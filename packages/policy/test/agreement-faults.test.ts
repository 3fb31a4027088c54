import { Refusal } from '@motlan/kernel'
import { describe, expect, it } from 'vitest'
import { type Agreement, agreementFaults, type Catalog, compilePolicy } from '../src/index.ts'
import { agreement, catalog, grant, sourceOf } from './example.ts'

const file = 'agreements/tax-population.dsa.yaml'

/** The faults of one agreement that differs from the good one, as `place: reason | fix`. */
function faultsOf(given: Partial<Agreement>): string[] {
  return agreementFaults(sourceOf(agreement(given))).map(
    ({ place, reason, fix }) => `${place}: ${reason} | ${fix}`,
  )
}

const inGrant = (given: Parameters<typeof grant>[0]) => faultsOf({ grants: [grant(given)] })

describe('an agreement that does not hold together', () => {
  it('is told apart from one that does', () => {
    expect(faultsOf({})).toEqual([])
  })

  it('names a misspelt attribute, its place, and what was probably meant', () => {
    expect(inGrant({ attributes: ['Citizen.dateOfBrith'] })).toEqual([
      'grants.r1.attributes: "Citizen.dateOfBrith" is no attribute of the registry population | did you mean "Citizen.dateOfBirth"?',
    ])
  })

  it.each(['Citizen', 'Citizen.birthName.*.givenName', '*', '', 'Citizen.', 'Citizen.taxes.*'])(
    'refuses "%s" instead of guessing',
    (name) => {
      expect(inGrant({ attributes: [name] })).toHaveLength(1)
    },
  )

  it('names the registry that really holds an attribute', () => {
    expect(inGrant({ attributes: ['Citizen.taxArrears'] })).toEqual([
      'grants.r1.attributes: "Citizen.taxArrears" is held by the registry finance, not by population | move it to an agreement whose provider is finance',
    ])
  })

  it.each([
    ['consumer', { consumer: 'taxx' }, 'did you mean "tax"?'],
    ['provider', { provider: 'finace' }, 'did you mean "finance"?'],
    ['legalBasis', { legalBasis: ['odl'] }, 'did you mean "old"?'],
  ])('names an unknown %s', (place, given, fix) => {
    expect(faultsOf(given).find((fault) => fault.startsWith(`${place}:`))).toContain(fix)
  })

  it.each([
    ['relation', { relations: ['self', 'owner.spose'] }, 'did you mean "spouse"?'],
    ['procedure', { procedures: ['1.002270'] }, 'did you mean "1.002207"?'],
    ['purpose', { purposes: ['deductoin', 'deduction'] }, 'did you mean "deduction"?'],
  ])('names an unknown %s of a grant', (_kind, given, fix) => {
    expect(inGrant(given)).toEqual([expect.stringContaining(fix)])
  })

  it('refuses a grant without any reason for it', () => {
    const { procedures: _none, ...aimless } = grant()
    expect(faultsOf({ grants: [aimless] })).toEqual([
      expect.stringContaining('neither a procedure nor a purpose'),
    ])
  })

  it('refuses a procedure the agency does not handle', () => {
    expect(faultsOf({ consumer: 'bank' })).toEqual([expect.stringContaining('not handled by bank')])
  })

  it('refuses a purpose none of its procedures serves', () => {
    expect(inGrant({ purposes: ['lending'] })).toEqual([
      expect.stringContaining('serves deduction'),
    ])
  })

  it('refuses validity that ends before it begins', () => {
    const validity = { from: '2026-01-01', until: '2026-01-01' }
    expect(faultsOf({ validity })).toEqual([expect.stringContaining('ends before it begins')])
  })

  it('refuses a basis that is never in force while the agreement is', () => {
    const fault = expect.stringContaining('no legal basis it names is in force')
    const after = { from: '2026-07-01' }
    expect(faultsOf({ validity: after, legalBasis: ['old'] })).toEqual([fault])
    const before = { from: '2026-01-01', until: '2026-07-01' }
    expect(faultsOf({ validity: before, legalBasis: ['new'] })).toEqual([fault])
    expect(faultsOf({ validity: before, legalBasis: ['new', 'old'] })).toEqual([])
  })

  it('refuses two grants or two agreements of one id', () => {
    expect(faultsOf({ grants: [grant(), grant()] })).toEqual([expect.stringContaining('two rows')])
    const faults = agreementFaults(sourceOf(agreement(), agreement({ file: 'b.yaml' })))
    expect(faults).toMatchObject([{ file: 'b.yaml', reason: expect.stringContaining(file) }])
  })

  it('is found in a draft, too', () => {
    expect(faultsOf({ status: 'draft', consumer: 'taxx' })).not.toEqual([])
  })
})

describe('a catalogue that does not hold together', () => {
  const faultsWith = (given: Partial<Catalog>) =>
    agreementFaults({ ...sourceOf(), catalog: { ...catalog, ...given } }).map((f) => f.reason)

  it('names what leads nowhere', () => {
    const procedures = catalog.procedures.map((each) => ({
      ...each,
      purpose: 'x',
      agencies: ['taxx'],
    }))
    expect(faultsWith({ procedures })).toContain('"x" is not a known purpose')
    expect(faultsWith({ procedures })).toContain('"taxx" is not a known agency')
  })

  it('names what is given twice', () => {
    expect(
      faultsWith({ agencies: [...catalog.agencies, ...catalog.agencies.slice(0, 1)] }),
    ).toEqual(['"tax" is given twice'])
  })

  it('names a legal basis that ends before it begins', () => {
    const [basis] = catalog.legalBases.map((each) => ({ ...each, until: each.from }))
    expect(faultsWith({ legalBases: basis ? [basis] : [] })).toEqual(['it ends before it begins'])
  })
})

describe('compiling agreements with faults', () => {
  it('refuses with the file, the place, the fix, and how many more there are', () => {
    const compile = () =>
      compilePolicy(
        sourceOf(agreement({ grants: [grant({ attributes: ['Citizen.a', 'Citizen.b'] })] })),
      )
    expect(compile).toThrow(Refusal)
    expect(compile).toThrow(
      /^agreements\/tax-population\.dsa\.yaml: grants\.r1\.attributes: "Citizen\.a".*1 more/,
    )
  })
})
