import { isSubject, type JsonObject, type RegistryAnswer, subjectKeys } from '@motlan/kernel'
import { composeServices, compositionHasErrors } from '@theguild/federation-composition'
import {
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isLeafType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import type { AskedAttribute, DecisionSet } from '../../src/decision.ts'
import { executePlan } from '../../src/execute.ts'
import type { Gathered, OutgoingFetch } from '../../src/gathered.ts'
import { namesOf } from '../../src/names.ts'
import { createPlanner } from '../../src/plan.ts'
import type { Plan } from '../../src/planned.ts'
import { prune } from '../../src/prune.ts'
import { publicSchema } from '../../src/public-schema.ts'
import { createShaper } from '../../src/shape.ts'
import type { Shaped } from '../../src/shaped.ts'
import type { FieldMeaning } from '../../src/vocabulary.ts'
import { answered, type MemorySubgraph } from './memory-subgraph.ts'

export interface Composed {
  readonly supergraphSdl: string
  readonly publicSdl: string
}

export function compose(subgraphs: readonly MemorySubgraph[]): Composed {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}.test`, typeDefs: parse(sdl) })),
  )
  if (compositionHasErrors(result)) throw new Error(result.errors.map(String).join('\n'))
  return { supergraphSdl: String(result.supergraphSdl), publicSdl: String(result.publicSdl) }
}

/** What one registry answers instead of, or from, its honest answer. */
export type Tamper = (
  honest: () => Promise<RegistryAnswer>,
  outgoing: OutgoingFetch,
) => Promise<RegistryAnswer>

interface Asked {
  readonly variables?: JsonObject
  readonly operationName?: string
  /** Everything is permitted where this is left out. */
  readonly permits?: (asked: AskedAttribute) => boolean
  readonly tamper?: Readonly<Record<string, Tamper>>
  readonly local?: JsonObject
  readonly signal?: AbortSignal
  readonly timeout?: number
}

export interface Answer extends Shaped {
  readonly plan: Plan
  readonly gathered: Gathered
  /** Every fetch as it was sent, in that order. */
  readonly outgoing: readonly OutgoingFetch[]
  /** `population: { citizen { … } }`, in the order of sending. */
  readonly sent: readonly { readonly registry: string; readonly variables: JsonObject }[]
}

export interface Engine {
  readonly schema: GraphQLSchema
  readonly ask: (query: string, asked?: Asked) => Promise<Answer>
}

/** Plan, execute, shape over registries in memory; names and pruning as the gateway has them where subjects are governed. */
export function openEngine(
  subgraphs: readonly MemorySubgraph[],
  kind: 'governed' | 'open' = 'governed',
): Engine {
  const { supergraphSdl, publicSdl } = compose(subgraphs)
  const schema = publicSchema(publicSdl)
  const planner = createPlanner({ supergraphSdl })
  const of = meaningsOf(schema)
  const meaningOf = kind === 'open' ? () => 'open' as const : of
  const shape = createShaper({ schema, meaningOf })

  return {
    schema,
    async ask(query, { permits = () => true, variables = {}, ...asked } = {}) {
      const document = parse(query)
      const invalid = validate(schema, document)
      if (invalid.length > 0) throw new Error(invalid.map(String).join('\n'))
      const operation = getOperationAST(document, asked.operationName)
      if (!operation) throw new Error('no operation')
      const decided = decisions(permits)
      const names = namesOf({ document, operation, variables }, { of, vocabulary: new Map() })
      const text = kind === 'open' ? query : prune(names, operation, decided)?.text
      const { operationName } = kind === 'open' ? asked : {}
      const plan = text ? planner.plan({ text, operationName, variables }) : { fetches: [] }
      const outgoings: OutgoingFetch[] = []
      const sent: { registry: string; variables: JsonObject }[] = []
      const gathered = await executePlan({
        plan,
        variables,
        signal: asked.signal ?? new AbortController().signal,
        timeout: asked.timeout ?? 5000,
        async send(outgoing) {
          const { registry, operation } = outgoing.fetch
          outgoings.push(outgoing)
          sent.push({ registry, variables: outgoing.variables })
          const subgraph = subgraphs.find(({ name }) => name === registry)
          if (!subgraph) throw new Error(`${registry}: nobody is there`)
          const honest = () => answered(subgraph, operation, outgoing.variables)
          const tamper = asked.tamper?.[registry]
          return tamper ? tamper(honest, outgoing) : honest()
        },
      })
      const { local } = asked
      const shaped = shape({ document, operation, variables, decided, gathered, local })
      return { ...shaped, plan, gathered, outgoing: outgoings, sent }
    },
  }
}

function decisions(permits: (asked: AskedAttribute) => boolean): DecisionSet {
  return {
    id: permits.toString(),
    grounds: (asked) => (permits(asked) ? { agreement: 'DSA-1', legalBasis: 'law-1' } : undefined),
  }
}

/** What every field stands for, from the form of the schema alone: a field that points at a subject is named as its relation. */
export function meaningsOf(schema: GraphQLSchema) {
  const meanings = new Map<string, FieldMeaning>()
  const fieldsOf = (type: string) => {
    const named = schema.getType(type)
    return isObjectType(named) ? Object.values(named.getFields()) : []
  }
  for (const { name, type, args } of fieldsOf('Query')) {
    const subject = getNamedType(type).name
    const [argument] = args
    if (!isSubject(subject) || !argument) continue
    const many = String(type).startsWith('[')
    meanings.set(`Query.${name}`, { kind: 'entry', subject, argument: argument.name, many })
  }
  const walk = (typeName: string, prefix: string, subject: keyof typeof subjectKeys): void => {
    for (const { name, type } of fieldsOf(typeName)) {
      const place = `${typeName}.${name}`
      const attribute = `${prefix}.${name}`
      const points = getNamedType(type).name
      if (typeName === subject && name === subjectKeys[subject]) {
        meanings.set(place, { kind: 'key', subject, name: attribute })
      } else if (isLeafType(getNamedType(type)) || isSubject(points)) {
        const relation = isSubject(points) ? { relation: name } : {}
        const meaning = { vi: name, en: name }
        meanings.set(place, {
          kind: 'attribute',
          attribute: {
            name: attribute,
            subject,
            source: '',
            type: points,
            sensitivity: 'basic',
            meaning,
            ...relation,
          },
        })
      } else {
        meanings.set(place, { kind: 'group', name: attribute, type: points })
        walk(points, attribute, subject)
      }
    }
  }
  for (const name of Object.keys(schema.getTypeMap())) if (isSubject(name)) walk(name, name, name)
  return (type: string, field: string): FieldMeaning | undefined => meanings.get(`${type}.${field}`)
}
