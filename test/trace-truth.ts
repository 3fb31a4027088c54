import {
  isSubject,
  type JsonObject,
  type Subject,
  subjectKeys,
  type Vocabulary,
} from '@motlan/kernel'
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'

/** What one answer told about one person: `Citizen.dateOfBirth self`, each once, in order. */
export type Told = ReadonlyMap<string, readonly string[]>

interface Place {
  readonly type: string
  /** Whom the fields here are about; undefined above everybody. */
  readonly about: string | undefined
  readonly relation: string
  /** `Citizen.birthName`. */
  readonly prefix: string
}

/**
 * What an answer says about whom, read off the answer itself and the question it answers: neither the gateway's account
 * of it nor the ledger's is looked at. Every object of the question selects its own identifier.
 */
export function toldBy(
  query: string,
  data: JsonObject,
  withheld: ReadonlySet<string>,
  { schema, vocabulary }: { readonly schema: GraphQLSchema; readonly vocabulary: Vocabulary },
): Told {
  const told = new Map<string, Set<string>>()
  const operation = parse(query).definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )
  if (operation)
    walk(operation.selectionSet, data, {
      type: 'Query',
      about: undefined,
      relation: 'self',
      prefix: '',
    })
  return new Map([...told].map(([who, what]) => [who, [...what].sort()]))

  function say({ about, relation }: Place, attribute: string): void {
    const line = `${attribute} ${relation}`
    if (about === undefined || withheld.has(line)) return
    const known = told.get(about)
    if (known) known.add(line)
    else told.set(about, new Set([line]))
  }

  /** `value` null: known not to be there, which tells of everything that is about the same subject. */
  function walk({ selections }: SelectionSetNode, value: JsonObject | null, place: Place): void {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) throw new Error('fragments are for other tests')
      const { name, alias, selectionSet } = selection
      const type = fieldType(place.type, name.value)
      const sent = value?.[(alias ?? name).value]
      if (place.type === 'Query') {
        for (const each of listOf(sent)) enter(type, selectionSet, each, 'self')
        continue
      }
      if (isSubject(place.type) && name.value === subjectKeys[place.type]) {
        if (place.prefix === place.type && place.relation === 'self')
          say(place, `${place.type}.${name.value}`)
        continue
      }
      const attribute = `${place.prefix}.${name.value}`
      const known = vocabulary.get(attribute)
      if (known) say(place, attribute)
      if (!selectionSet) continue
      if (known?.relation !== undefined) {
        if (withheld.has(`${attribute} ${place.relation}`)) continue
        const through =
          place.relation === 'self' ? known.relation : `${place.relation}.${known.relation}`
        for (const each of listOf(sent)) enter(type, selectionSet, each, through)
        continue
      }
      const inside = { ...place, type, prefix: attribute }
      const entries = listOf(sent)
      if (entries.length === 0) walk(selectionSet, null, inside)
      for (const each of entries) walk(selectionSet, each, inside)
    }
  }

  function enter(
    type: string,
    selectionSet: SelectionSetNode | undefined,
    sent: JsonObject,
    relation: string,
  ): void {
    if (!isSubject(type) || !selectionSet) return
    const about = `${type} ${String(sent[subjectKeys[type satisfies Subject]])}`
    walk(selectionSet, sent, { type, about, relation, prefix: type })
  }

  function fieldType(type: string, field: string): string {
    const parent = schema.getType(type)
    const output: GraphQLOutputType | undefined = isObjectType(parent)
      ? parent.getFields()[field]?.type
      : undefined
    if (!output) throw new Error(`${type}.${field} is not in the schema`)
    return getNamedType(output).name
  }
}

function listOf(sent: unknown): readonly JsonObject[] {
  return [sent]
    .flat(3)
    .filter((each): each is JsonObject => typeof each === 'object' && each !== null)
}
