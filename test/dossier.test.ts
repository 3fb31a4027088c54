import { registries } from '@motlan/catalogue'
import { subjectKeys } from '@motlan/kernel'
import { type AnyRegistry, attributesOf } from '@motlan/registry-kit/definition'
import { personas } from '@motlan/seed'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { ownAttributes, selectionOf } from './selection.ts'
import { openWorld, type Question, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(inject('postgres'))
})
afterAll(() => world.close())

const pensioner = personas().find(({ role }) => role === 'pensioner')
const everything = (): Omit<Question, 'agency' | 'procedure'> => ({
  query: `query($id: CitizenId!) { citizen(citizenId: $id) { citizenId ${selectionOf(ownAttributes(world.gateway.vocabulary, 'Citizen'))} } }`,
  variables: { id: pensioner?.id },
})

/** What registries and the exchange say where an agreement wants to know. */
const knownOfPensioner = { minor: false, deceased: false, 'protected-person': false }

const askers = [
  ['police', '1.004222'],
  ['tax', '1.002207'],
  ['social-insurance', '1.014177'],
  ['civil-status', '2.000986'],
  ['bank', undefined],
] as const

describe('one question about one persona, asked by different agencies', () => {
  test.each(askers)(
    '%s for %s is answered exactly its own part, recorded as such, and no other column is read',
    async (agency, procedure) => {
      const asked = procedure
        ? { agency, procedure }
        : { agency, purpose: 'customer-due-diligence' }
      world.forget()
      const { requestId, body } = await world.ask({ ...asked, ...everything() })
      const permitted = world.policy.decide({
        agency,
        relation: 'self',
        on: '2026-11-21',
        facts: knownOfPensioner,
        ...(procedure
          ? { procedure, purpose: world.policy.procedures.get(procedure)?.purpose ?? '' }
          : { purpose: 'customer-due-diligence' }),
      }).permitted

      const answered = leavesOf(body.data?.citizen).map((path) => `Citizen.${path}`)
      const own = answered.filter((name) => name !== 'Citizen.citizenId')
      expect(own.filter((name) => !permitted.has(nameOf(name)))).toEqual([])

      const [lookUp] = world.recorded
      expect(lookUp?.requestId).toBe(requestId)
      const disclosures = lookUp?.disclosures ?? []
      // That somebody has no such thing is knowledge, too: what was answered as absent is on record like any value.
      const names = disclosures.map(({ attribute }) => attribute)
      expect(names).toEqual(expect.arrayContaining([...new Set(answered.map(nameOf))]))
      expect(names.filter((name) => name !== 'Citizen.citizenId' && !permitted.has(name))).toEqual(
        [],
      )
      expect(new Set(names).size).toBe(names.length)
      expect(new Set(disclosures.map(({ subjectId }) => subjectId))).toEqual(
        new Set([pensioner?.id]),
      )
      const durable = await world.sql<{ attribute: string }>(
        'exchange',
        'select attribute from disclosure where request_id = $1',
        [requestId],
      )
      expect(durable.map(({ attribute }) => attribute).sort()).toEqual(
        disclosures.map(({ attribute }) => attribute).sort(),
      )

      for (const column of refusedColumns(permitted)) {
        expect(
          world.statements.filter(
            (text) => text.includes(`"${column}"`) && text.startsWith(registryOf(column)),
          ),
          column,
        ).toEqual([])
      }
    },
  )

  test('an agency without any agreement is answered nothing, and nobody is asked', async () => {
    world.forget()
    const { body } = await world.ask({
      agency: 'statistics',
      procedure: '1.002207',
      ...everything(),
    })
    expect(body.data).toEqual({ citizen: null })
    expect(world.statements).toEqual([])
  })

  test('strict mode refuses the whole of it', async () => {
    const { body } = await world.ask({
      agency: 'tax',
      procedure: '1.002207',
      ...everything(),
      strict: true,
    })
    expect(body.data ?? null).toBeNull()
    expect(body.errors?.[0]?.extensions?.code).toBe('LOOKUP_REFUSED')
  })
})

describe('many at once', () => {
  test('statements do not depend on the number of identifiers', async () => {
    const ids = await world.sql<{ id: string }>(
      'population',
      'select citizen_id as id from citizen order by 1 limit 40',
    )
    const counted = async (some: readonly { id: string }[]) => {
      world.forget()
      const { body } = await world.ask({
        agency: 'social-insurance',
        procedure: '1.014177',
        query: `query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { ${selectionOf(ownAttributes(world.gateway.vocabulary, 'Citizen'))} } }`,
        variables: { ids: some.map(({ id }) => id) },
      })
      expect(body.data?.citizens).toHaveLength(some.length)
      return world.statements.length
    }
    expect(await counted(ids)).toBe(await counted(ids.slice(0, 1)))
  })
})

/** The paths of what is not null, without places in lists. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly string[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => leavesOf(each, path)))]
  if (typeof value !== 'object') return [path.join('.')]
  return [
    ...new Set(
      Object.entries(value).flatMap(([field, inside]) => leavesOf(inside, [...path, field])),
    ),
  ]
}

/** A key seen through a reference counts as the reference. */
function nameOf(path: string): string {
  const fields = path.split('.')
  const isKey = fields.length > 2 && Object.values(subjectKeys).some((key) => key === fields.at(-1))
  return isKey ? fields.slice(0, -1).join('.') : path
}

/** Columns that only refused attributes of citizens live in: none of them may be in any statement. */
function refusedColumns(permitted: ReadonlyMap<string, unknown>): readonly string[] {
  return columns()
    .filter(({ names }) => names.every((name) => !permitted.has(name)))
    .map(({ column }) => column)
}

function registryOf(column: string): string {
  return columns().find((known) => known.column === column)?.registry ?? ''
}

function columns(): readonly {
  readonly registry: string
  readonly column: string
  readonly names: readonly string[]
}[] {
  const found = new Map<string, { registry: string; column: string; names: string[] }>()
  for (const registry of registries as readonly AnyRegistry[]) {
    const derived = attributesOf(registry).filter(({ from }) => from)
    for (const [field, { column }] of Object.entries(registry.subjects.Citizen?.attributes ?? {})) {
      const name = `Citizen.${field}`
      const from = derived
        .filter((attribute) => attribute.from?.includes(name))
        .map((attribute) => attribute.name)
      found.set(`${registry.name}.${column}`, {
        registry: registry.name,
        column,
        names: [name, ...from],
      })
    }
  }
  return [...found.values()]
}
