import {
  digest,
  digestVariables,
  type JsonObject,
  type Subject,
  signGrant,
  subjectKeys,
  type Transport,
  type Vocabulary,
} from '@motlan/kernel'

/** What the canary needs of one registry. */
export interface CanaryRegistry {
  readonly name: string
  readonly transport: Transport
  readonly grantKey: Uint8Array
}

/** Asks every registry something through everything a look-up goes through; says which of them answered. */
export type Canary = () => Promise<Readonly<Record<string, boolean>>>

const patience = 2_000

/**
 * Numbers of nobody, so that the canary goes all the way to the tables and still discloses nothing: a man born in 1900, a
 * business after the last one, and a parcel whose code has a letter that geohashes do without.
 */
const nobody: Readonly<Record<Subject, string>> = {
  Citizen: '901000999999',
  Business: '9999999997',
  Parcel: 'aaaaaaaaaaaa',
}

/** A canary for these registries; `recordable` tells whether the exchange database would take a look-up. */
export function canaryFor(
  registries: readonly CanaryRegistry[],
  vocabulary: Vocabulary,
  recordable: () => Promise<void>,
  clock: () => Date,
  newId: () => string,
): Canary {
  const questions = registries.map((registry) => ({
    registry,
    question: questionFor(registry.name, vocabulary),
  }))
  return async () => {
    const answers = questions.map(async ({ registry, question }) => {
      const answered = question !== undefined && (await ask(registry, question, clock, newId))
      return [registry.name, answered] as const
    })
    const exchange = recordable().then(
      () => ['exchange', true] as const,
      () => ['exchange', false] as const,
    )
    return Object.fromEntries(await Promise.all([...answers, exchange]))
  }
}

interface Question {
  readonly attribute: string
  readonly operation: string
  readonly variables: JsonObject
}

/** The first attribute the registry holds itself, asked of nobody. */
function questionFor(registry: string, vocabulary: Vocabulary): Question | undefined {
  const held = [...vocabulary.values()].find(
    ({ source, from, relation }) => source === registry && !from && relation === undefined,
  )
  if (!held) return undefined
  const [, ...path] = held.name.split('.')
  const selection = path.reduceRight(
    (inner, field) => (inner ? `${field} { ${inner} }` : field),
    '',
  )
  return {
    attribute: held.name,
    operation: `query Canary($of: [_Any!]!) { _entities(representations: $of) { ... on ${held.subject} { ${selection} } } }`,
    variables: {
      of: [{ __typename: held.subject, [subjectKeys[held.subject]]: nobody[held.subject] }],
    },
  }
}

async function ask(
  { name, transport, grantKey }: CanaryRegistry,
  { attribute, operation, variables }: Question,
  clock: () => Date,
  newId: () => string,
): Promise<boolean> {
  const now = Math.floor(clock().getTime() / 1000)
  const requestId = newId()
  const grant = signGrant(
    {
      requestId,
      agency: 'motlan',
      purpose: 'health',
      policy: 'none',
      audience: name,
      attributes: [attribute],
      document: digest(operation),
      variables: digestVariables(variables),
      issuedAt: now,
      expiresAt: now + 10,
      nonce: newId(),
    },
    grantKey,
  )
  try {
    const signal = AbortSignal.timeout(patience)
    const answer = await transport({
      registry: name,
      operation,
      variables,
      grant,
      requestId,
      signal,
    })
    return !answer.errors?.length && Array.isArray(answer.data?._entities)
  } catch {
    return false
  }
}
