import type { GatewayAnswer } from '@motlan/gateway'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Told, toldBy } from './trace-truth.ts'
import { openWorld, type World } from './world.ts'

// For random persons and operations the trace is what the answers themselves say, no more and no less.

/** Pairs of a person and an operation; `MOTLAN_TRACE_PAIRS=10000` for a thorough run. */
const wanted = Number(process.env.MOTLAN_TRACE_PAIRS ?? 400)

const citizen = (selection: string) =>
  `query ($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { citizenId ${selection} } }`
const operations = [
  {
    agency: 'tax',
    procedure: '1.002207',
    query: citizen(
      'birthName { fullName } dateOfBirth ethnicity taxRegistration { status } taxDependants { relation fromMonth dependant { citizenId dateOfBirth } } children { citizenId dateOfBirth birthName { fullName } }',
    ),
  },
  {
    agency: 'civil-status',
    procedure: '2.000986',
    query: citizen(
      'birthName { fullName } dateOfBirth spouse { citizenId birthName { fullName } dateOfBirth bloodGroup } marriageRecords { number registeredOn } permanentResidence { address }',
    ),
  },
  {
    agency: 'employment-service',
    procedure: '1.001978',
    query: citizen(
      'dateOfBirth unemploymentInsuranceMonths contributionHistory { fromMonth untilMonth } contractEndNotices { contractEndedOn employer { businessId names { vietnamese } } }',
    ),
  },
  {
    agency: 'bank',
    purpose: 'customer-due-diligence',
    query: citizen(
      'birthName { fullName } dateOfBirth bloodGroup healthInsuranceNumber: citizenship',
    ),
  },
  // Nothing of it is permitted: that it was asked is traced all the same.
  { agency: 'bank', purpose: 'customer-due-diligence', query: citizen('religion') },
  { agency: 'statistics', purpose: 'customer-due-diligence', query: citizen('dateOfBirth') },
] as const

let world: World
const told = new Map<string, Map<string, readonly string[]>>()
beforeAll(async () => {
  world = await openWorld(inject('postgres'), { citizens: wanted > 1_000 ? 2_000 : 300 })
})
afterAll(() => world.close())

/** The same numbers in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

test(`${wanted} pairs of a person and an operation`, {
  timeout: 60_000 + wanted * 60,
}, async () => {
  const everybody = await world.sql<{ id: string }>(
    'population',
    'select citizen_id as id from citizen order by 1',
  )
  const random = numbers(7)
  const below = (count: number) => Math.floor((random.next().value ?? 0) * count)
  let pairs = 0
  while (pairs < wanted) {
    const operation = operations[below(operations.length)] ?? operations[0]
    const ids = Array.from(
      { length: 1 + below(4) },
      () => everybody[below(everybody.length)]?.id ?? '',
    )
    const answer = await world.ask({ ...operation, variables: { ids } })
    for (const [who, what] of truthOf(operation.query, answer, ids)) {
      pairs += 1
      told.set(who, (told.get(who) ?? new Map()).set(answer.requestId, what))
    }
  }
  const citizens = [...told.keys()].filter((who) => who.startsWith('Citizen '))
  expect(citizens.length).toBeGreaterThan(wanted / 20)
  for (const who of citizens) {
    const traced = await traceOf(who.slice('Citizen '.length))
    expect(Object.fromEntries(traced), who).toEqual(Object.fromEntries(told.get(who) ?? []))
  }
  // Whoever was never asked about has an empty trace.
  const others = everybody.filter(({ id }) => !told.has(`Citizen ${id}`)).slice(0, 20)
  for (const { id } of others) expect((await traceOf(id)).size).toBe(0)
})

/** Whoever was asked about by number and of whom nothing came is told of, too. */
function truthOf(query: string, { body }: GatewayAnswer, ids: readonly string[]): Told {
  const withheld = new Set(
    (body.errors ?? []).map(({ extensions }) => `${extensions?.attribute} ${extensions?.relation}`),
  )
  const found = new Map(toldBy(query, body.data ?? {}, withheld, world.gateway))
  if (found.size === 0) for (const id of ids) found.set(`Citizen ${id}`, [])
  return found
}

const page = `query ($after: String) { me { trace(first: 100, after: $after) {
  nodes { request attributes { name relation movedTo { id } } } pageInfo { hasNextPage endCursor }
} } }`

interface Page {
  readonly me: {
    readonly trace: {
      readonly nodes: readonly {
        readonly request: string
        readonly attributes: readonly {
          readonly name: string
          readonly relation: string
          readonly movedTo: unknown
        }[]
      }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
  }
}

/** What went to agencies, by request, page by page. */
async function traceOf(citizenId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const seen = new Map<string, readonly string[]>()
  let after: string | null = null
  for (;;) {
    const { body }: GatewayAnswer = await world.asCitizen(citizenId, page, { after })
    expect(body.errors).toBeUndefined()
    const { trace } = (body.data as unknown as Page).me // The shape is the document's above.
    for (const { request, attributes } of trace.nodes) {
      expect(seen.has(request)).toBe(false)
      const given = attributes.filter(({ movedTo }) => movedTo === null)
      seen.set(request, given.map(({ name, relation }) => `${name} ${relation}`).sort())
    }
    if (!trace.pageInfo.hasNextPage) return seen
    after = trace.pageInfo.endCursor
  }
}
