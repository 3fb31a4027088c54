import type { PlanNode } from '@graphql-hive/router-query-planner'
import type { JsonObject, RegistryAnswer } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { fetchCompiler } from '../../src/compile-fetch.ts'
import { compilePlan } from '../../src/compile-plan.ts'
import { executePlan } from '../../src/execute.ts'
import { readSupergraph } from '../../src/supergraph.ts'
import { compose, openEngine } from './engine.ts'
import { an, binh, chi, dung, garden, house, mill, shop, smallCountry } from './small-country.ts'

const { ask } = openEngine(smallCountry())
const invalid = 'REGISTRY_ANSWER_INVALID'
const sends = (data: JsonObject) => async (): Promise<RegistryAnswer> => ({ data })

test.for([
  ['population', `citizen(citizenId: "${an}")`, 'citizen', { citizenId: chi, fullName: 'Chi' }],
  ['population', `citizen(citizenId: "${an}")`, 'citizen', { fullName: 'Nobody' }],
  ['land', `parcel(parcelId: "${garden}")`, 'parcel', { parcelId: house, areaM2: 80 }],
  ['business', `business(businessId: "${mill}")`, 'business', { businessId: shop, name: 'Shop' }],
] as const)(
  '%s, asked for %s, cannot answer with another',
  async ([registry, entry, name, sent]) => {
    const field = { citizen: 'fullName', parcel: 'areaM2', business: 'name' }[name]
    const rest = { citizen: 'taxArrears', parcel: 'landUser { fullName }', business: 'taxArrears' }
    const answer = await ask(`{ ${entry} { ${field} ${rest[name]} } }`, {
      tamper: { [registry]: sends({ [name]: { ...sent, landUser: { citizenId: chi } } }) },
    })
    expect(answer.data).toEqual({ [name]: null })
    expect(answer.errors).toMatchObject([{ path: [name], extensions: { code: invalid, registry } }])
    expect(answer.errors).toHaveLength(1)
    expect(answer.sent).toHaveLength(1)
    expect(answer.disclosures).toEqual([])
  },
)

const three = `query ($b: CitizenId!) { people: citizens(citizenIds: ["${an}", $b, "${chi}"]) {
  fullName taxArrears } }`

test.for([
  ['two exchanged', [an, chi, binh], [1, 2]],
  ['one in the place of another', [an, dung, chi], [1]],
  ['one twice', [an, an, chi], [1]],
] as const)('a list answers in the order of its question: %s', async ([, ids, wrong]) => {
  const people = ids.map((citizenId) => ({ citizenId, fullName: citizenId, __typename: 'Citizen' }))
  const answer = await ask(three, {
    variables: { b: binh },
    tamper: {
      population: async (_, { fetch }) => ({
        data: { [fetch.root?.fields?.[0]?.key ?? '']: people },
      }),
    },
  })
  const asked = [an, binh, chi]
  const { people: given } = answer.data as { people: readonly (JsonObject | null)[] }
  expect(given.map((each) => each?.fullName ?? null)).toEqual(
    asked.map((id, index) => (wrong.some((each) => each === index) ? null : id)),
  )
  expect(answer.errors).toMatchObject(
    wrong.map((index) => ({ path: ['people', index], extensions: { code: invalid } })),
  )
  expect(answer.errors).toHaveLength(wrong.length)
  const own = new Set(asked.filter((_, index) => !wrong.some((each) => each === index)))
  expect(new Set(answer.disclosures.map(({ subjectId }) => subjectId))).toEqual(own)
  expect(JSON.stringify(answer.sent[1]?.variables).match(/\d{12}/g)).toEqual([...own])
})

test.for([[[an, binh]], [[an, binh, chi, dung]]])(
  'a list of another length is nobody’s: %j',
  async ([ids]) => {
    const answer = await ask(three, {
      variables: { b: binh },
      tamper: {
        population: async (_, { fetch }) => ({
          data: {
            [fetch.root?.fields?.[0]?.key ?? '']: (ids ?? []).map((citizenId) => ({
              citizenId,
              fullName: 'x',
            })),
          },
        }),
      },
    })
    expect(answer.data).toEqual({ people: null })
    expect(answer.errors).toMatchObject([{ path: ['people'], extensions: { code: invalid } }])
    expect([answer.disclosures, answer.sent.length]).toEqual([[], 1])
  },
)

test('whoever is asked for is answered, however the identifier is written', async () => {
  const variables = { ids: [binh, an] }
  const query = `query ($ids: [CitizenId!]!) {
    a: citizen(citizenId: " ${an}\\u00a0") { fullName } one: citizens(citizenIds: "${an}") { sex }
    b: citizens(citizenIds: $ids) { citizenId } }`
  const answer = await ask(query, {
    variables,
    tamper: {
      // A real registry normalises what it is asked; this one is told the answer.
      population: async (_, { fetch }) => {
        const own = { citizenId: an, fullName: 'An', sex: 'MALE' }
        const answers: readonly unknown[] = [own, [own], [{ citizenId: binh }, own]]
        const fields = fetch.root?.fields ?? []
        return { data: Object.fromEntries(fields.map(({ key }, index) => [key, answers[index]])) }
      },
    },
  })
  expect(answer.errors).toEqual([])
  expect(answer.data).toEqual({
    a: { fullName: 'An' },
    one: [{ sex: 'MALE' }],
    b: [{ citizenId: binh }, { citizenId: an }],
  })
})

test('an entity that names itself has to be the one that was asked about', async () => {
  const compileFetch = fetchCompiler(readSupergraph(compose(smallCountry()).supergraphSdl))
  const node: PlanNode = {
    kind: 'Sequence',
    nodes: [
      {
        kind: 'Fetch',
        serviceName: 'population',
        operation: `{citizens(citizenIds: ["${an}", "${binh}"]){__typename citizenId}}`,
      },
      {
        kind: 'Flatten',
        path: [{ Field: 'citizens' }, '@'],
        node: {
          kind: 'Fetch',
          serviceName: 'finance',
          operation:
            'query($representations:[_Any!]!){_entities(representations:$representations){...on Citizen{citizenId taxArrears}}}',
          requires: [
            {
              kind: 'InlineFragment',
              typeCondition: 'Citizen',
              selections: [{ kind: 'Field', name: 'citizenId' }],
            },
          ],
        },
      },
    ],
  }
  const named = (citizenId: string) => ({ __typename: 'Citizen', citizenId })
  const { data, shortfalls } = await executePlan({
    plan: compilePlan(node, compileFetch),
    variables: {},
    signal: new AbortController().signal,
    timeout: 1000,
    send: async ({ fetch }) => ({
      data: fetch.root
        ? { citizens: [named(an), named(binh)] }
        : {
            _entities: [
              { citizenId: an, taxArrears: 1 },
              { citizenId: chi, taxArrears: 2 },
            ],
          },
    }),
  })
  expect(data).toEqual({ citizens: [{ ...named(an), taxArrears: 1 }, named(binh)] })
  expect(shortfalls).toEqual([{ registry: 'finance', code: invalid, path: ['citizens', 1] }])
})
