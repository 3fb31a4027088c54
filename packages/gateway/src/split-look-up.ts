import { type JsonObject, type Subject, scalars, subjectScalars } from '@motlan/kernel'
import type { AskedSubject } from '@motlan/ledger'
import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { KnownOperation } from './documents.ts'
import { fragmentsOf } from './fragments.ts'
import { reservedPrefix } from './limits.ts'
import type { Meanings } from './vocabulary.ts'

/** A root field that asks about subjects, with a variable for whom it asks about and one for whether it asks at all. */
interface Slot {
  /** In the answer. */
  readonly key: string
  readonly subject: Subject
  readonly many: boolean
  readonly given: ValueNode
  readonly ids: string
  readonly within: string
}

/** An operation that can be asked about some of the subjects it names. */
export interface SplitOperation {
  readonly known: KnownOperation
  readonly slots: readonly Slot[]
  /** The response keys of the root, in the order of the answer. */
  readonly keys: readonly string[]
}

/** A part of a look-up: the variables that ask about some of its subjects, and where each stood. */
export interface LookUpPart {
  readonly variables: JsonObject
  /** By response key of the root: the places of its list, or of the one subject, that this part answers. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

const splitted = new WeakMap<KnownOperation, SplitOperation>()

/** Makes an operation divisible, once. It asks for the same, in the same order. */
export function splitOperation(known: KnownOperation, meanings: Meanings): SplitOperation {
  const before = splitted.get(known)
  if (before) return before
  const fragments = fragmentsOf(known.document)
  const slots = new Map<string, Slot>()
  const keys = new Set<string>()

  function slotFor(node: FieldNode): Slot | undefined {
    const key = (node.alias ?? node.name).value
    const before = slots.get(key)
    if (before) return before
    const meaning = meanings.of('Query', node.name.value)
    if (meaning?.kind !== 'entry') return undefined
    const given = node.arguments?.find(({ name }) => name.value === meaning.argument)?.value
    if (!given) return undefined
    const { subject, many } = meaning
    const number = slots.size
    const [ids, within] = [`${reservedPrefix}Ids${number}`, `${reservedPrefix}In${number}`]
    const slot = { key, subject, many, given, ids, within }
    slots.set(key, slot)
    return slot
  }

  function divided(selections: readonly SelectionNode[]): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        const slot = slotFor(selection)
        keys.add((selection.alias ?? selection.name).value)
        return [slot ? askedIf(selection, slot) : selection]
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (!fragment) return []
      const inside = {
        kind: Kind.SELECTION_SET,
        selections: divided(fragment.selectionSet.selections),
      } as const
      const { directives = [] } = selection
      return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: inside }]
    })
  }

  const { selectionSet, variableDefinitions = [], ...rest } = known.operation
  const selections = divided(selectionSet.selections)
  const own = [...slots.values()]
  const operation: OperationDefinitionNode = {
    ...rest,
    variableDefinitions: [...variableDefinitions, ...own.flatMap(definitionsOf)],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
  const definitions = known.document.definitions.map((each) =>
    each === known.operation ? operation : each,
  )
  const split: SplitOperation = {
    slots: own,
    keys: [...keys],
    known: {
      ...known,
      // INVARIANT: caches are keyed by it, and what was read has a number from 1 on.
      id: -known.id,
      document: { kind: Kind.DOCUMENT, definitions },
      operation,
      conditions: [...known.conditions, ...own.map(({ within }) => within)],
    },
  }
  splitted.set(known, split)
  return split
}

/** The parts of a look-up: each asks about some of its subjects. A field that names nobody belongs to the first. */
export function partsOf(
  { slots }: SplitOperation,
  variables: JsonObject,
  memberships: readonly ((subject: AskedSubject) => boolean)[],
): readonly LookUpPart[] {
  return memberships.map((isMember, number): LookUpPart => {
    const own: JsonObject = { ...variables }
    const places = new Map<string, readonly number[]>()
    for (const { key, subject, many, given, ids, within } of slots) {
      const all = idsIn(given, subject, variables)
      const asked = all.flatMap((subjectId, place) =>
        isMember({ subject, subjectId }) ? [{ subjectId, place }] : [],
      )
      const isWithin = asked.length > 0 || (number === 0 && all.length === 0)
      own[within] = isWithin
      own[ids] = many ? asked.map(({ subjectId }) => subjectId) : (asked[0]?.subjectId ?? null)
      const wanted = asked.map(({ place }) => place)
      if (isWithin) places.set(key, wanted)
    }
    return { variables: own, places }
  })
}

/** `... @include(if: $within) { citizens(citizenIds: $ids) { … } }` */
function askedIf(node: FieldNode, { ids, within }: Slot): SelectionNode {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const
  const variable = (value: string) => ({ kind: Kind.VARIABLE, name: name(value) }) as const
  const argument = (own: ArgumentNode): ArgumentNode => ({ ...own, value: variable(ids) })
  const condition = { kind: Kind.ARGUMENT, name: name('if'), value: variable(within) } as const
  return {
    kind: Kind.INLINE_FRAGMENT,
    directives: [{ kind: Kind.DIRECTIVE, name: name('include'), arguments: [condition] }],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [{ ...node, arguments: (node.arguments ?? []).map(argument) }],
    },
  }
}

function definitionsOf({ subject, many, ids, within }: Slot): readonly VariableDefinitionNode[] {
  const type = nonNull(named(subjectScalars[subject]))
  return [
    defined(ids, many ? nonNull({ kind: Kind.LIST_TYPE, type }) : type),
    defined(within, nonNull(named('Boolean'))),
  ]
}

function defined(name: string, type: TypeNode): VariableDefinitionNode {
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const
  return { kind: Kind.VARIABLE_DEFINITION, variable, type }
}

function named(name: string) {
  return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } as const
}

function nonNull<Type extends ReturnType<typeof named> | { kind: Kind.LIST_TYPE; type: TypeNode }>(
  type: Type,
) {
  return { kind: Kind.NON_NULL_TYPE, type } as const
}

/** Whom a root field names, in its order, as the gateway writes identifiers. */
function idsIn(given: ValueNode, subject: Subject, variables: JsonObject): readonly string[] {
  if (given.kind === Kind.LIST) {
    return given.values.flatMap((each) => idsIn(each, subject, variables))
  }
  const { parse } = scalars[subjectScalars[subject]]
  const value =
    given.kind === Kind.VARIABLE
      ? variables[given.name.value]
      : given.kind === Kind.STRING
        ? given.value
        : undefined
  return [value].flat().flatMap((each) => {
    const parsed = typeof each === 'string' ? parse(each) : undefined
    return parsed?.ok ? [parsed.value] : []
  })
}
