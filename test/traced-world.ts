import type { GatewayAnswer } from '@motlan/gateway'
import { personas } from '@motlan/seed'
import { expect } from 'vitest'
import { openWorld, today, type World } from './world.ts'

/** Somebody of the cast. */
export const person = (key: string): string => personas().find((one) => one.key === key)?.id ?? ''

/** A world in which a test says what time it is, and whether the population registry answers. */
export interface TracedWorld extends World {
  readonly clock: { now: Date }
  readonly population: { isDown: boolean }
  /** Asks as the tax office. */
  readonly byTax: (citizenId: string, selection?: string) => Promise<GatewayAnswer>
  /** What stands in somebody's own trace since the last `nextMinute`. */
  readonly mine: (citizenId: string, filter?: object) => Promise<readonly TracedNode[]>
  readonly nextMinute: () => void
}

/**
 * What differs from the agreements as they are: the commune police may read a trace, and what notaries ask stands on the
 * article that lets an investigation be told of later.
 */
export async function openTracedWorld(adminUrl: string): Promise<TracedWorld> {
  const clock = { now: today }
  const population = { isDown: false }
  const world = await openWorld(adminUrl, {
    citizens: 100,
    clock: () => clock.now,
    transports: (own) => ({
      ...own,
      population: async (request) => {
        if (population.isDown || !own.population) throw new Error('down')
        return own.population(request)
      },
    }),
    policy: (shipped) => {
      const delayed = { law: '91/2025/QH15', article: '19.1.b' }
      const bases = [...shipped.legalBases].map(
        ([id, basis]) => [id, id === 'law-46-2024' ? { ...basis, ...delayed } : basis] as const,
      )
      const reading = { agreement: 'inspection', legalBasis: 'law-91-2025-art-4-1' }
      return {
        ...shipped,
        legalBases: new Map(bases),
        decide: (ask) => {
          const row = shipped.decide(ask)
          return ask.agency === 'police' && ask.relation === 'self'
            ? { ...row, permitted: new Map([...row.permitted, ['Citizen.trace', reading]]) }
            : row
        },
      }
    },
  })
  return {
    ...world,
    clock,
    population,
    byTax: (id, selection = 'dateOfBirth bloodGroup') =>
      world.ask({
        agency: 'tax',
        procedure: '1.002207',
        query: `query ($id: CitizenId!) { citizen(citizenId: $id) { ${selection} } }`,
        variables: { id },
      }),
    mine: async (citizenId, filter = {}) =>
      nodesOf(await world.asCitizen(citizenId, ofMe, { from: clock.now.toISOString(), ...filter })),
    nextMinute: () => {
      clock.now = new Date(clock.now.getTime() + 60_000)
    },
  }
}

/** What the queries below ask of each entry. */
export interface TracedNode {
  readonly request: string
  readonly agency: { readonly id: string }
  readonly attributes: readonly { readonly name: string }[]
}

const lines = /* GraphQL */ `
  fragment Lines on TraceConnection {
    nodes {
      request agency { id } procedure { code } purpose { id } case
      attributes { name relation } withheld { name reason { code } } refused { code }
    }
    pageInfo { hasNextPage endCursor }
  }
`

export const ofMe = `${lines} query ($first: Int, $after: String, $agency: String, $procedure: ProcedureCode, $attribute: String, $from: DateTime, $until: DateTime) {
  me { trace(first: $first, after: $after, agency: $agency, procedure: $procedure, attribute: $attribute, from: $from, until: $until) { ...Lines } }
}`

export const ofOther = `${lines} query ($of: CitizenId!, $from: DateTime) { trace(of: $of, from: $from) { ...Lines } }`

export const ofBusiness = `${lines} query ($id: BusinessId!, $from: DateTime) { myBusinessTrace(businessId: $id, from: $from) { ...Lines } }`

/** The nodes of every trace in an answer that is whole. */
export function nodesOf({ body }: GatewayAnswer): readonly TracedNode[] {
  expect(body.errors).toBeUndefined()
  const found: TracedNode[][] = []
  JSON.stringify(body.data, (key, value) => {
    if (key === 'nodes') found.push(value)
    return value
  })
  return found.flat()
}
