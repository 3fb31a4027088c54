import { digest, type JsonObject, type Subject, subjectKeys } from '@motlan/kernel'
import type { AskedSubject } from '@motlan/ledger'
import type { Fact, Facts } from '@motlan/policy'
import { startAsking } from './ask.ts'
import { isJsonObject } from './bare.ts'
import { type GrantedLookUp, grantedSend, type Registries } from './grant.ts'
import type { PlannedFetch } from './planned.ts'

/** One question to one registry about facts that it knows. */
export interface RegistryFactQuestion {
  readonly registry: string
  readonly facts: readonly Fact[]
  readonly subjects: readonly AskedSubject[]
  /** Of the office that asks. */
  readonly province: string | undefined
  readonly lookUp: GrantedLookUp
  readonly signal: AbortSignal
  /** Milliseconds the registry may take. */
  readonly timeout: number
}

/**
 * Asks a registry for what tells whether facts hold, all subjects at once, under a grant that names exactly that. What it
 * answers stays here: only whether a fact holds goes further. What it does not answer is not known.
 */
export async function registryFacts(
  question: RegistryFactQuestion,
  registries: Registries,
): Promise<readonly Facts[]> {
  const { facts, subjects, province } = question
  const entities = new Map<string, JsonObject>()
  for (const [subject, own] of Map.groupBy(subjects, (each) => each.subject)) {
    const ids = own.map(({ subjectId }) => subjectId)
    for (const [id, entity] of await entitiesOf(subject, ids, question, registries)) {
      entities.set(`${subject} ${id}`, entity)
    }
  }
  return subjects.map(({ subject, subjectId }) => {
    const entity = entities.get(`${subject} ${subjectId}`)
    const outcomes = facts.map((fact) => [fact.id, outcomeOf(fact, entity, province)] as const)
    return Object.fromEntries(
      outcomes.flatMap(([id, held]) => (held === undefined ? [] : [[id, held]])),
    )
  })
}

/** Whether a fact holds, by what a registry said of one subject: any evidence is enough, and silence is no evidence. */
function outcomeOf(
  { evidence = [] }: Fact,
  entity: JsonObject | undefined,
  province: string | undefined,
): boolean | undefined {
  let outcome: boolean | undefined = evidence.length > 0 ? false : undefined
  for (const each of evidence) {
    const [, ...path] = each.attribute.split('.')
    const value = valueAt(entity, path)
    const expected = 'is' in each ? each.is : province === undefined ? undefined : [province]
    if (value == null || expected === undefined) outcome = undefined
    else if (expected.some((one) => one === value)) return true
  }
  return outcome
}

async function entitiesOf(
  subject: Subject,
  ids: readonly string[],
  { registry, facts, lookUp, signal, timeout }: RegistryFactQuestion,
  registries: Registries,
): Promise<ReadonlyMap<string, JsonObject>> {
  const named = facts.flatMap(({ evidence = [] }) => evidence.map(({ attribute }) => attribute))
  const attributes = [...new Set(named)].filter((name) => name.startsWith(`${subject}.`)).sort()
  if (attributes.length === 0) return new Map()
  const key = subjectKeys[subject]
  const operation = operationFor(subject, key, attributes)
  const fetch: PlannedFetch = {
    registry,
    operation,
    kind: 'query',
    variables: ['subjects'],
    fetched: [],
    moved: [],
  }
  const granting = { attributes, document: digest(operation) }
  const send = grantedSend(lookUp, new Map([[fetch, granting]]), registries)
  const asking = startAsking({ send, signal, timeout })
  try {
    const variables = { subjects: ids.map((id) => ({ __typename: subject, [key]: id })) }
    const answer = await asking.ask({ fetch, variables })
    const found = typeof answer === 'string' ? undefined : answer.data?._entities
    if (!Array.isArray(found)) return new Map()
    return new Map(
      found.flatMap((entity, index) => {
        const id = ids[index]
        // INVARIANT: what is said of somebody else settles nothing.
        const isOwn = id !== undefined && isJsonObject(entity) && entity[key] === id
        return isOwn ? [[id, entity] as const] : []
      }),
    )
  } finally {
    asking.done()
  }
}

function operationFor(subject: Subject, key: string, attributes: readonly string[]): string {
  const tree: JsonObject = {}
  for (const name of attributes) {
    let level = tree
    const [, ...path] = name.split('.')
    for (const field of path) {
      const below = level[field]
      const next = isJsonObject(below) ? below : {}
      level[field] = next
      level = next
    }
  }
  return `query ($subjects: [_Any!]!) { _entities(representations: $subjects) { ... on ${subject} { ${key} ${selectionOf(tree)} } } }`
}

function selectionOf(tree: JsonObject): string {
  return Object.entries(tree)
    .map(([field, below]) => {
      const inside = isJsonObject(below) ? selectionOf(below) : ''
      return inside === '' ? field : `${field} { ${inside} }`
    })
    .join(' ')
}

function valueAt(entity: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, field) => (isJsonObject(value) ? value[field] : undefined),
    entity,
  )
}
