import { describe, expect, it } from 'vitest'
import { type Ask, compilePolicy } from '../src/index.ts'
import { agreement, grant, sourceOf } from './example.ts'

const ask: Ask = {
  agency: 'tax',
  procedure: '1.002207',
  purpose: 'deduction',
  relation: 'self',
  on: '2026-03-01',
}

function permitted(policy: ReturnType<typeof compilePolicy>, given: Partial<Ask> = {}): string[] {
  return [...policy.decide({ ...ask, ...given }).permitted.keys()]
}

const name = ['Citizen.birthName.familyName', 'Citizen.birthName.givenName']

describe('what an agreement permits', () => {
  const policy = compilePolicy(sourceOf(agreement()))

  it('is the group it names, with the agreement and the article', () => {
    const grounds = { agreement: 'DSA-1', legalBasis: 'old' }
    expect(policy.decide(ask).permitted).toEqual(new Map(name.map((each) => [each, grounds])))
  })

  it.each([
    ['another agency', { agency: 'bank' }],
    ['an unknown agency', { agency: 'taxx' }],
    ['another procedure', { procedure: '1.000001', purpose: 'lending' }],
    ['an unknown procedure', { procedure: '9.999999' }],
    ['the right procedure for a borrowed purpose', { purpose: 'lending' }],
    ['another relation', { relation: 'owner' }],
    ['a longer relation', { relation: 'self.spouse' }],
    ['the day before it begins', { on: '2025-12-31' }],
    ['the day on which it ends', { on: '2027-01-01' }],
    ['a day that is no day', { on: '' }],
  ] satisfies [string, Partial<Ask>][])('is nothing for %s', (_what, given) => {
    expect(permitted(policy, given)).toEqual([])
  })

  it.each(['', 'tomorrow', '2026-03-01T00:00', '9'])(
    'is nothing on "%s", which is no day, even where it never ends',
    (on) => {
      const open = compilePolicy(sourceOf(agreement({ validity: { from: '2026-01-01' } })))
      expect(permitted(open, { on: '2099-01-01' })).toEqual(name)
      expect(permitted(open, { on })).toEqual([])
    },
  )

  it('is nothing for a purpose without the procedure it asks for', () => {
    const { procedure: _left, ...purposeOnly } = ask
    expect(policy.decide(purposeOnly).permitted.size).toBe(0)
  })

  it('cites the basis in force on the day, and the next one when that has ended', () => {
    const basis = (on: string) => policy.decide({ ...ask, on }).permitted.get(name[0] ?? '')
    expect(basis('2026-06-30')?.legalBasis).toBe('old')
    expect(basis('2026-07-01')?.legalBasis).toBe('new')
  })

  it('is nothing once no basis is in force, although the agreement is', () => {
    const ended = compilePolicy(sourceOf(agreement({ legalBasis: ['old'] })))
    expect(permitted(ended, { on: '2026-06-30' })).toEqual(name)
    expect(permitted(ended, { on: '2026-07-01' })).toEqual([])
  })

  it.each(['draft', 'review', 'suspended', 'expired'] as const)(
    'is nothing while it is %s',
    (status) => {
      expect(permitted(compilePolicy(sourceOf(agreement({ status }))))).toEqual([])
    },
  )
})

describe('names in an agreement', () => {
  const permits = (...attributes: string[]) =>
    permitted(compilePolicy(sourceOf(agreement({ grants: [grant({ attributes })] }))))

  it('may be one attribute', () => {
    expect(permits('Citizen.dateOfBirth')).toEqual(['Citizen.dateOfBirth'])
  })

  it('may be a group with or without a star, and do not reach a name that only begins alike', () => {
    expect(permits('Citizen.birthName')).toEqual(name)
    expect(permits('Citizen.birthName.*')).toEqual(name)
  })

  it('may be everything about a subject, of the provider alone', () => {
    expect(permits('Citizen.*')).toEqual(['Citizen.dateOfBirth', ...name, 'Citizen.birthNames'])
  })
})

describe('overlapping agreements', () => {
  const grants = [grant({ attributes: ['Citizen.birthName.familyName'] })]
  const one = agreement({ id: 'DSA-1', grants })
  const two = agreement({ id: 'DSA-2', legalBasis: ['old'] })

  it('are cited by the first id, whatever order the files come in', () => {
    for (const policy of [compilePolicy(sourceOf(one, two)), compilePolicy(sourceOf(two, one))]) {
      expect(policy.decide(ask).permitted).toEqual(
        new Map([
          ['Citizen.birthName.familyName', { agreement: 'DSA-1', legalBasis: 'old' }],
          ['Citizen.birthName.givenName', { agreement: 'DSA-2', legalBasis: 'old' }],
        ]),
      )
    }
  })

  it('leave the second its share when the first ends', () => {
    const ended = { ...one, validity: { from: '2025-01-01', until: '2026-02-01' } }
    const grounds = compilePolicy(sourceOf(ended, two)).decide(ask).permitted
    expect(grounds.get('Citizen.birthName.familyName')?.agreement).toBe('DSA-2')
  })
})

describe('a grant by purpose', () => {
  const byPurpose = grant({ purposes: ['lending'], relations: ['self'] })
  const policy = compilePolicy(
    sourceOf(agreement({ grants: [{ ...byPurpose, procedures: ['1.000001'] }] })),
  )
  const { procedures: _none, ...purposeAlone } = byPurpose
  const open = compilePolicy(sourceOf(agreement({ grants: [purposeAlone] })))
  const lending = { agency: 'tax', purpose: 'lending', relation: 'self', on: '2026-03-01' }

  it('holds for the purpose alone and for every procedure that serves it', () => {
    expect(open.decide(lending).permitted.size).toBe(2)
    expect(open.decide({ ...lending, procedure: '1.000001' }).permitted.size).toBe(2)
    expect(open.decide({ ...lending, procedure: '1.002207' }).permitted.size).toBe(0)
  })

  it('with procedures beside it needs both', () => {
    expect(policy.decide(lending).permitted.size).toBe(0)
    expect(policy.decide({ ...lending, procedure: '1.000001' }).permitted.size).toBe(2)
  })
})

describe('rows and versions', () => {
  const policy = compilePolicy(sourceOf(agreement()))

  it('have equal ids where they are equal, and only there', () => {
    const same = policy.decide({ ...ask, relation: 'spouse' })
    expect(same.id).toBe(policy.decide(ask).id)
    expect(policy.decide({ ...ask, on: '2026-08-01' }).id).not.toBe(same.id)
    expect(policy.decide({ ...ask, agency: 'bank' }).id).toBe(
      policy.decide({ ...ask, on: '2020-01-01' }).id,
    )
  })

  it('are built once', () => {
    expect(policy.decide({ ...ask, on: '2026-03-02' })).toBe(policy.decide(ask))
  })

  it('are not built at all for what nobody has heard of, so that questions cannot fill the memory', () => {
    const { procedure: _left, ...purposeOnly } = ask
    const nothing = policy.decide({ ...purposeOnly, purpose: 'nonsense' })
    expect(policy.decide({ ...purposeOnly, purpose: 'nonsense 2' })).toBe(nothing)
    expect(policy.decide({ ...ask, relation: 'self.self' })).toBe(nothing)
    expect(policy.decide({ ...ask, procedure: 'nonsense' })).toBe(nothing)
  })

  it('have a hash that follows the meaning and not the order or the file', () => {
    const two = agreement({ id: 'DSA-2' })
    const hash = compilePolicy(sourceOf(agreement(), two)).hash
    expect(compilePolicy(sourceOf(two, agreement({ file: 'elsewhere.yaml' }))).hash).toBe(hash)
    expect(compilePolicy(sourceOf(agreement())).hash).not.toBe(hash)
    expect(hash).toMatch(/^[\w-]{43}$/)
  })

  it('name the relations somebody may ask for', () => {
    expect(policy.relations).toEqual(['self', 'spouse'])
  })
})
