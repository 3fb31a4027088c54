import type { LookUp } from '@motlan/ledger'
import {
  type CompiledPolicy,
  compilePolicy,
  type KeptDecision,
  type PolicySource,
} from '@motlan/policy'
import { type LookUpClass, replayLookUps } from '@motlan/policy/analysis'
import { beforeAll, describe, expect, test } from 'vitest'
import { conditions, factsAbout, source } from './fixture/conditions.ts'
import { an, binh, chi, dung } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'

const clock = () => new Date('2026-11-21T03:00:00Z')

/** What is true of everybody; what a rule does not need is not looked up. */
const truth = factsAbout({
  [an]: { 'open-case': true, hidden: false, 'consent.land': true },
  [binh]: { 'open-case': true, hidden: true, 'consent.land': false },
  [chi]: { 'open-case': false, hidden: false, 'consent.land': true },
  [dung]: { 'open-case': true, hidden: false, 'consent.land': false },
})

/** Of everybody. */
const simple = [
  'fullName',
  'citizenId',
  'citizenId fullName dateOfBirth',
  'fullName residences { commune since }',
  'residences { __typename }',
  'ethnicity taxStatus',
]
/** Of whoever has a spouse and a parcel: what leaves behind a reference depends on whether anybody is there. */
const behind = [
  'parcels { parcelId areaM2 }',
  'parcels { areaM2 }',
  'fullName spouse { citizenId fullName }',
  'spouse { fullName dateOfBirth }',
  'spouse { dateOfBirth }',
  'spouse { birthName { familyName } }',
]

interface Asked {
  readonly query: string
  readonly strict: boolean
}

const requests: readonly Asked[] = [
  ...[an, binh, chi, dung].flatMap((id) =>
    (id === an || id === binh ? [...simple, ...behind] : simple).flatMap((selection) =>
      [false, true].map((strict) => ({
        query: `{ citizen(citizenId: "${id}") { ${selection} } }`,
        strict,
      })),
    ),
  ),
  {
    query: `{ citizens(citizenIds: ["${an}", "${binh}", "${chi}", "${dung}"]) { fullName dateOfBirth residences { since } } }`,
    strict: false,
  },
]

type Grants = PolicySource['agreements'][number]['grants']

function changed(id: string, change: (grants: Grants) => Grants): CompiledPolicy {
  return compilePolicy({
    ...source,
    agreements: source.agreements.map((each) =>
      each.id === id ? { ...each, grants: change(each.grants) } : each,
    ),
  })
}

const edited = (id: string, row: string, edit: Partial<Grants[number]>) =>
  changed(id, (grants) => grants.map((each) => (each.id === row ? { ...each, ...edit } : each)))

const without = (id: string, row: string) =>
  changed(id, (grants) =>
    grants.map(({ require, ...each }) =>
      each.id === row || !require ? each : { ...each, require },
    ),
  )

/** Eleven changes as policy teams make them. */
const versions: readonly (readonly [string, CompiledPolicy])[] = [
  [
    'the name is taken away',
    changed('population', (grants) => grants.filter(({ id }) => id !== 'name')),
  ],
  ['a condition is dropped', without('population', 'residences')],
  ['a condition is added', edited('population', 'name', { require: ['open-case'] })],
  ['another condition', edited('population', 'birth', { require: ['open-case'] })],
  ['a fact nobody looked up', edited('population', 'birth', { require: ['hidden'] })],
  ['the spouse without a condition', without('population', 'family')],
  [
    'another condition, about the spouse',
    edited('population', 'family', {
      require: ['settled'],
      attributes: ['Citizen.fullName', 'Citizen.birthName.givenName'],
    }),
  ],
  ['the reference is gone', edited('population', 'name', { attributes: ['Citizen.fullName'] })],
  [
    'an agreement is suspended',
    compilePolicy({
      ...source,
      agreements: source.agreements.map((each) =>
        each.id === 'land' ? { ...each, status: 'suspended' } : each,
      ),
    }),
  ],
  ['a guardrail is lifted', compilePolicy({ ...source, guardrails: [] })],
  [
    'a new grant',
    changed('population', (grants) => [
      ...grants,
      {
        ...grants[0],
        id: 'more',
        attributes: ['Citizen.ethnicity', 'Citizen.spouse'],
        procedures: ['1.002207'],
        relations: ['self'],
      },
    ]),
  ],
]

/** Everything that is asked, one after the other, under one version: what left, and how it was recorded. */
async function carriedOut(version: CompiledPolicy) {
  const { ask, lookUps } = await openDesk({ decidedBy: version, facts: truth, clock })
  const perRequest: (readonly LookUp[])[] = []
  for (const { query, strict } of requests) {
    const before = lookUps.length
    await ask(query, { strict })
    perRequest.push(lookUps.slice(before))
  }
  return perRequest
}

const classOf = ({ agency, procedure, purpose, decided }: LookUp): LookUpClass => ({
  agency,
  ...(procedure !== undefined && { procedure }),
  purpose,
  on: '2026-11-21',
  text: decided?.text ?? '',
  times: 1,
})

/** Attributes that left, by relation. */
function leftIn({ disclosures }: LookUp): ReadonlySet<string> {
  return new Set(disclosures.map(({ attribute, relation }) => `${relation} ${attribute}`))
}

let recorded: Awaited<ReturnType<typeof carriedOut>>
beforeAll(async () => {
  recorded = await carriedOut(conditions)
})

test('under the same version every decision comes out again, byte for byte', () => {
  const all = recorded.flat()
  expect(all.length).toBeGreaterThan(requests.length)
  expect(replayLookUps(all.map(classOf), conditions)).toEqual({
    lookUps: all.length,
    classes: all.length,
    same: all.length,
    touched: 0,
    touchedClasses: [],
    changes: [],
    broken: [],
  })
})

describe('under another version', () => {
  test.each(versions)('%s: what was predicted is what happens', async (what, version) => {
    const real = await carriedOut(version)
    let changes = 0
    for (const [index, before] of recorded.entries()) {
      const after = new Set((real[index] ?? []).flatMap((each) => [...leftIn(each)]))
      const was = new Set(before.flatMap((each) => [...leftIn(each)]))
      const predicted = replayLookUps(before.map(classOf), version)
      const named = (word: string) =>
        predicted.changes
          .filter((each) => each.word === word)
          .map(({ relation, attribute }) => `${relation} ${attribute}`)
          .filter((name) => !isMerePresence(name, before))
      if (before.length > 1) continue
      const maybe = new Set([...named('maybe-gained'), ...named('maybe-revoked')])
      const happened = (from: ReadonlySet<string>, to: ReadonlySet<string>) =>
        [...to].filter((name) => !from.has(name) && !maybe.has(name)).sort()
      expect(happened(was, after), requests[index]?.query).toEqual(named('gained').sort())
      expect(happened(after, was), requests[index]?.query).toEqual(named('revoked').sort())
      changes += predicted.changes.length
    }
    // Nobody looks anything up about a spouse, so there is nothing to be unsure of.
    expect(changes > 0).toBe(what !== 'another condition, about the spouse')
  })

  test('what a maybe hangs on is named, and only where nobody looked it up', () => {
    const [, hidden] = versions[4] ?? []
    if (!hidden) throw new TypeError('there are ten versions')
    const { changes } = replayLookUps(recorded.flat().map(classOf), hidden)
    const maybes = changes.filter(({ word }) => word.startsWith('maybe'))
    expect(maybes.length).toBeGreaterThan(0)
    expect(maybes.every(({ needs }) => needs.includes('hidden'))).toBe(true)
  })

  test('operations that lose what their code may rely on are named', () => {
    const brokenBy = (version: CompiledPolicy | undefined) =>
      version ? replayLookUps(recorded.flat().map(classOf), version).broken : []
    expect(
      brokenBy(versions.find(([what]) => what === 'the reference is gone')?.[1]),
    ).toContainEqual(expect.objectContaining({ how: 'loses', lost: ['Citizen.spouse'], times: 2 }))
    expect(brokenBy(versions[0]?.[1])).toContainEqual(
      expect.objectContaining({ how: 'refused', lost: ['Citizen.citizenId', 'Citizen.fullName'] }),
    )
  })
})

/** That somebody is there leaves only where the identifier is asked for, and is decided in any case. */
function isMerePresence(name: string, lookUps: readonly LookUp[]): boolean {
  const kept: KeptDecision[] = lookUps.map(({ decided }) => JSON.parse(decided?.text ?? ''))
  const held = kept.flatMap(({ relations }) =>
    relations.flatMap(({ relation, holding }) => holding.map((each) => `${relation} ${each}`)),
  )
  return /\.citizenId$/.test(name) && !held.includes(name)
}
