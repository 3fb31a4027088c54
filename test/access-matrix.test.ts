import {
  type Attribute,
  isSubject,
  type Subject,
  subjectKeys,
  subjectScalars,
} from '@motlan/kernel'
import type { Ask, Facts } from '@motlan/policy'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { predicates } from './fact-predicates.ts'
import { keyOf, ownAttributes, selectionOf } from './selection.ts'
import { openWorld, type World } from './world.ts'

// Every attribute × agency × procedure and purpose, of the subject itself and through every reference: what the
// gateway withholds is exactly what the compiled table does not permit.

let world: World
const ids: Partial<Record<Subject, string>> = {}
/** What is true of the citizen who is asked about; of whoever is reached through them nothing is looked up. */
let known: Facts = {}

beforeAll(async () => {
  world = await openWorld(inject('postgres'))
  for (const [subject, table] of [
    ['Citizen', 'population.citizen'],
    ['Business', 'business.business'],
    ['Parcel', 'land.parcel'],
  ] as const) {
    const [database = '', name = ''] = table.split('.')
    const key = `${subject.toLowerCase()}_id`
    const [row] = await world.sql<Record<string, string>>(
      database,
      `select ${key} as id from ${name} order by 1 limit 1`,
    )
    ids[subject] = row?.id ?? ''
  }
  known = { ...(await truthOf(ids.Citizen ?? '')), 'protected-person': false }
})
afterAll(() => world.close())

const subjects: readonly Subject[] = ['Citizen', 'Business', 'Parcel']

describe.each(subjects)('%s', (subject) => {
  test('is permitted to somebody and withheld from somebody, so that the table below says something', () => {
    const asked = ownAttributes(world.gateway.vocabulary, subject)
    const cells = asks().flatMap((ask) => asked.map((attribute) => permits(ask, attribute, 'self')))
    expect(cells.filter(Boolean).length).toBeGreaterThan(50)
    expect(cells.filter((permitted) => !permitted).length).toBeGreaterThan(1_000)
  })

  test('withheld of itself is what no row permits', async () => {
    for (const ask of asks()) {
      const asked = ownAttributes(world.gateway.vocabulary, subject)
      const expected = named(
        asked.filter((attribute) => !permits(ask, attribute, 'self')),
        'self',
      )
      const found = await withheldBy(
        ask,
        subject,
        chunks(asked).map((some) => selectionOf(some)),
      )
      if (expected.length === asked.length)
        expect(found).toContain(`${subject}.${subjectKeys[subject]} self`)
      else expect(found, JSON.stringify(ask)).toEqual(expected)
    }
  })

  test('withheld through a reference is what no row permits for that relation', async () => {
    for (const ask of asks()) {
      for (const reference of ownAttributes(world.gateway.vocabulary, subject).filter(({ type }) =>
        isSubject(type),
      )) {
        if (!permits(ask, reference, 'self') || !isSubject(reference.type)) continue
        const relation = reference.relation ?? ''
        const asked = ownAttributes(world.gateway.vocabulary, reference.type)
        const expected = named(
          asked.filter((attribute) => !permits(ask, attribute, relation)),
          relation,
        )
        const documents = chunks(asked).map((some) =>
          selectionOf([reference], (to) => `${keyOf(to)} ${selectionOf(some)}`),
        )
        expect(
          await withheldBy(ask, subject, documents),
          `${JSON.stringify(ask)} ${reference.name}`,
        ).toEqual(expected)
      }
    }
  })
})

/** Every question an agency can put: for each procedure, and for each purpose without one. */
function asks(): readonly Omit<Ask, 'relation'>[] {
  const { agencies, procedures, purposes } = world.policy
  const on = '2026-11-21'
  return [...agencies.keys()].flatMap((agency) => [
    ...[...procedures.values()].map(({ code, purpose }) => ({
      agency,
      procedure: code,
      purpose,
      on,
    })),
    ...[...purposes.keys()].map((purpose) => ({ agency, purpose, on })),
  ])
}

function permits(ask: Omit<Ask, 'relation'>, { name }: Attribute, relation: string): boolean {
  const facts = relation === 'self' ? known : {}
  return world.policy.decide({ ...ask, relation, facts }).permitted.has(name)
}

/** Of each fact that a registry knows, by its tables. */
async function truthOf(citizenId: string): Promise<Facts> {
  const facts = [...world.policy.factCatalog.values()].filter(({ registry }) => registry)
  const outcomes = facts.map(async ({ id, registry = '' }) => {
    const text = `select id from (${predicates[id]}) as those where id = $1`
    return [id, (await world.sql(registry, text, [citizenId])).length > 0] as const
  })
  const found = Object.fromEntries(await Promise.all(outcomes))
  // Nobody here says in which province they sit.
  return { ...found, 'same-province': false }
}

async function withheldBy(
  { agency, procedure, purpose }: Omit<Ask, 'relation'>,
  subject: Subject,
  selections: readonly string[],
): Promise<readonly string[]> {
  const key = subjectKeys[subject]
  const withheld: string[] = []
  for (const selection of selections) {
    const { body } = await world.ask({
      agency,
      ...(procedure ? { procedure } : { purpose }),
      query: `query($id: ${subjectScalars[subject]}!) { ${subject.toLowerCase()}(${key}: $id) { ${selection} } }`,
      variables: { id: ids[subject] },
    })
    for (const { message, extensions = {} } of body.errors ?? []) {
      expect(extensions.code, message).toBe('ATTRIBUTE_WITHHELD')
      withheld.push(`${extensions.attribute} ${extensions.relation}`)
    }
  }
  return [...new Set(withheld)].sort()
}

function named(attributes: readonly Attribute[], relation: string): readonly string[] {
  return attributes.map(({ name }) => `${name} ${relation}`).sort()
}

/** Documents stay below the gateway's own limits. */
function chunks(attributes: readonly Attribute[]): readonly (readonly Attribute[])[] {
  const size = 100
  return Array.from({ length: Math.ceil(attributes.length / size) }, (_, place) =>
    attributes.slice(place * size, (place + 1) * size),
  )
}
