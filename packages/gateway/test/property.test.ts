import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { country, everything, rows } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { type Leaf, mirror } from './fixture/mirror.ts'
import { operations } from './fixture/operations.ts'
import { type Permitted, policyOf } from './fixture/policy.ts'

const relations = [
  'self',
  'spouse',
  'child',
  'owner',
  'holder',
  'parcel',
  'spouse.child',
  'parcel.owner',
]

/** Much, little or nothing about each relation. */
const permissions: fc.Arbitrary<Permitted> = fc
  .tuple(
    ...relations.map(() =>
      fc.oneof(
        fc.constant<readonly string[]>(everything),
        fc.constant<readonly string[]>(everything.filter((name) => name !== 'Citizen.dateOfBirth')),
        fc.subarray<string>([...everything]),
        fc.subarray<string>([...everything], { minLength: everything.length - 3 }),
        fc.constant<readonly string[]>([]),
      ),
    ),
  )
  .map((rows) =>
    Object.fromEntries(relations.map((relation, index) => [relation, rows[index] ?? []])),
  )

/** What the policy says, read off the words of the contract and not off the gateway's code. */
function permits(permitted: Permitted, asked: string): boolean {
  const [name = '', relation = ''] = asked.split(' ')
  const row = permitted[relation] ?? []
  if (/\.(citizenId|parcelId)$/.test(name)) {
    return row.some((each) => each.startsWith(`${name.split('.')[0]}.`))
  }
  return row.includes(name) || row.some((each) => each.startsWith(`${name}.`))
}

function at(data: unknown, path: Leaf['path']): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : null),
    data,
  )
}

/** Every value of an answer that is no object and no list, with its path. */
function valuesIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly Pick<Leaf, 'path' | 'value'>[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => valuesIn(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, inner]) => valuesIn(inner, [...path, key]))
}

test('answer ⊆ request ∩ policy, recorded as it left, and nothing refused is ever fetched', async () => {
  let policy = policyOf({})
  const registries = country()
  const { ask, gateway, lookUps, received } = await openDesk({
    registries,
    policy: () => policy,
    limits: { aliases: 1_000, directives: 1_000 },
  })
  const seen = { answered: 0, withheld: 0, recorded: 0, invalid: 0, moved: 0 }
  await fc.assert(
    fc.asyncProperty(operations, permissions, async ({ query, variables }, permitted) => {
      policy = policyOf(permitted)
      lookUps.length = 0
      for (const registry of registries) registry.received.length = 0
      const { refused, body } = await ask(query, { variables })
      if (refused === 'DOCUMENT_INVALID') {
        // Two aliases met: graphql-js has to think so, too.
        expect(validate(gateway.schema, parse(query))).not.toEqual([])
        seen.invalid += 1
        return
      }
      if (refused === 'PLAN_REFUSED') {
        const { attribute, reason } = body.errors?.[0]?.extensions ?? {}
        // Planner 0.0.38 finds no plan for `@requires` on an entity that the same registry points at.
        if (String(reason).includes('finds no way') && query.includes('agePriority')) return
        const relation = String(body.errors?.[0]?.extensions?.relation)
        expect(attribute).toBe('Citizen.dateOfBirth')
        expect(permits(permitted, `Citizen.agePriority ${relation}`)).toBe(true)
        expect(permits(permitted, `Citizen.dateOfBirth ${relation}`)).toBe(false)
        expect(received()).toEqual([])
        expect(lookUps).toMatchObject([{ disclosures: [], refused }])
        seen.moved += 1
        return
      }
      expect(refused).toBeUndefined()
      const full = await mirror(gateway.schema, rows, query, variables)
      const isSeen = ({ needs }: Pick<Leaf, 'needs'>): boolean =>
        needs.every((asked) => permits(permitted, asked))

      // What is permitted is answered truly; what is not is null.
      for (const leaf of full.leaves) {
        const expected = isSeen(leaf) ? leaf.value : null
        expect([leaf.path, at(body.data, leaf.path) ?? null]).toEqual([leaf.path, expected])
      }
      // Nothing stands in the answer that was not asked for.
      for (const { path, value } of valuesIn(body.data)) {
        if (value !== null) expect([path, value]).toEqual([path, at(full.data, path)])
      }
      // What left is recorded, and nothing else is.
      const recorded = new Set(
        lookUps[0]?.disclosures.flatMap(({ attribute, relation, subjectId, movedTo }) =>
          movedTo === undefined ? [`${attribute} ${relation} ${subjectId}`] : [],
        ),
      )
      const left = full.leaves.filter((leaf) => isSeen(leaf) && leaf.value !== null)
      for (const { disclosure } of left) expect(recorded).toContain(disclosure)
      const mayBe = new Set(
        [...full.leaves, ...full.presences].filter(isSeen).map(({ disclosure }) => disclosure),
      )
      for (const disclosure of recorded) expect(mayBe).toContain(disclosure)
      // No registry was asked for anything that is permitted about nobody.
      const ever = new Set(Object.values(permitted).flat())
      for (const { attributes, operation } of received()) {
        for (const name of everything) {
          if (ever.has(name)) continue
          expect(attributes).not.toContain(name)
          expect(operation).not.toMatch(new RegExp(`\\b${name.split('.').at(-1)}\\b(?!:)`))
        }
      }
      const { withheld = [] } = lookUps[0] ?? {}
      for (const { attribute, relation } of withheld) {
        expect(permits(permitted, `${attribute} ${relation}`)).toBe(false)
      }
      seen.answered += left.length
      seen.withheld += withheld.length
      seen.recorded += recorded.size
    }),
    { numRuns: 400 },
  )
  // The property says nothing if it never met what it is about.
  for (const [what, count] of Object.entries(seen)) expect([what, count > 0]).toEqual([what, true])
})
