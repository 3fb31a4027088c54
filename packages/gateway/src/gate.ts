import type { RequiresSelection } from '@graphql-hive/router-query-planner'
import { Refusal, subjectKeys } from '@motlan/kernel'
import { Kind, parse, type SelectionNode, type SelectionSetNode } from 'graphql'
import type { DecisionSet } from './decision.ts'
import { fetchKey } from './fetch-key.ts'
import { fragmentsOf } from './fragments.ts'
import { type AskedField, relationThrough } from './names.ts'
import type { PlanPath } from './plan-path.ts'
import type { Plan, PlannedFetch } from './planned.ts'
import type { Meanings } from './vocabulary.ts'

/** What the gate holds a plan against. */
export interface Gate {
  readonly meanings: Meanings
  readonly decisions: DecisionSet
  /** What was asked: it says about whom the data at a path of the plan is. */
  readonly fields: readonly AskedField[]
}

/** A selection as fetches and `@requires` both have it. */
export interface Selected {
  readonly kind: 'field' | 'fragment'
  /** Of the field, or of the type the fragment is for. */
  readonly name: string
  readonly below: readonly Selected[]
}

type Fragments = ReturnType<typeof fragmentsOf>

/** Where a selection stands: on which type, about whom. */
export interface Place {
  readonly type: string
  readonly relation: string
}

/**
 * Refuses a plan that fetches, or moves from one registry to another, anything that was not decided for. Pruning saw
 * what the client wrote; only here is seen what the planner added to it.
 */
export function checkPlan({ fetches }: Plan, gate: Gate): void {
  for (const fetch of fetches) checkFetch(fetch, gate)
}

/** Everything one operation fetches: at the root by its own names, under `_entities` for every place it completes. */
function checkFetch({ operation, entities = [] }: PlannedFetch, gate: Gate): void {
  const placesOf = (alias: string): readonly Place[] =>
    entities
      .filter((batch) => batch.alias === alias)
      .flatMap(({ paths }) => paths.flatMap((path) => placesAt(path, gate)))

  const document = parse(operation, { noLocation: true })
  const fragments = fragmentsOf(document)
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) continue
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== 'query') {
      throw refused('plan', 'the gate only lets look-ups pass')
    }
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD) throw refused('plan', 'a fragment stands at the root')
      if (selection.name.value !== '_entities') {
        checkAll(selectedIn(selectionSetOf(selection), fragments), root, gate)
        continue
      }
      const places = placesOf((selection.alias ?? selection.name).value)
      if (places.length === 0) throw refused('plan', 'nobody asked about these entities')
      const selected = selectedIn(selection.selectionSet, fragments)
      for (const place of places) checkAll(selected, place, gate)
    }
  }
  for (const { alias, requires } of entities) {
    for (const place of placesOf(alias)) checkAll(requiredIn(requires), place, gate)
  }
}

const root: Place = { type: 'Query', relation: 'self' }

function checkAll(selected: readonly Selected[], place: Place, gate: Gate): void {
  for (const { kind, name, below } of selected) {
    if (kind === 'fragment') {
      // A fragment for another type selects nothing of this place.
      if (name === place.type) checkAll(below, place, gate)
    } else if (name !== '__typename') {
      checkAll(below, checkField(name, place, gate), gate)
    }
  }
}

/** Demands that one field was permitted where it stands, and answers where the fields below it stand. */
function checkField(name: string, { type, relation }: Place, { meanings, decisions }: Gate): Place {
  const meaning = meanings.of(type, name)
  const demand = (attribute: string): void => {
    if (decisions.grounds({ attribute, relation })) return
    const reason = 'the query plan needs it, and no agreement covers it'
    throw refused(attribute, reason, { attribute, relation })
  }
  switch (meaning?.kind) {
    case 'key':
      return { type: 'identifier', relation }
    case 'entry':
      demand(`${meaning.subject}.${subjectKeys[meaning.subject]}`)
      return { type: meaning.subject, relation }
    case 'group':
      return { type: meaning.type, relation }
    case 'attribute': {
      const { name: attribute, type: below, relation: step } = meaning.attribute
      demand(attribute)
      return { type: below, relation: step ? relationThrough(relation, step) : relation }
    }
    default:
      throw refused(`${type}.${name}`, 'the query plan fetches a field that stands for nothing')
  }
}

/** About whom the data at a path of the plan is, by the fields the client asked along it. */
export function placesAt(path: PlanPath, { fields }: Pick<Gate, 'fields'>): readonly Place[] {
  let level = fields
  let places: readonly Place[] = []
  for (const step of path) {
    if (step === '@') continue
    if ('types' in step) {
      places = places.filter(({ type }) => step.types.includes(type))
      continue
    }
    const below = level
      .filter(({ node }) => fetchKey(node) === step.field)
      .flatMap((field) => field.below ?? [])
    level = below.flatMap((inside) => inside.fields)
    places = below.map(({ type, relation }) => ({ type, relation }))
  }
  return places
}

function selectedIn(
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
): readonly Selected[] {
  return (selectionSet?.selections ?? []).map((selection) => {
    if (selection.kind === Kind.FIELD) {
      const below = selectedIn(selection.selectionSet, fragments)
      return { kind: 'field', name: selection.name.value, below }
    }
    // The planner writes a selection that occurs often as a fragment with a name.
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    const condition = fragment?.typeCondition?.name.value
    if (!fragment || condition === undefined) throw unknownSelection()
    return {
      kind: 'fragment',
      name: condition,
      below: selectedIn(fragment.selectionSet, fragments),
    }
  })
}

function selectionSetOf(selection: SelectionNode): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: [selection] }
}

/** What a plan moves to the registry of a fetch, by the names of the fields. */
export function requiredIn(requires: readonly RequiresSelection[]): readonly Selected[] {
  return requires.map((selection) => {
    switch (selection.kind) {
      case 'Field': {
        // An alias says that the planner had to fetch the field under another key: the alias is then its name.
        const { name, alias = name, selections = [] } = selection
        return { kind: 'field', name: alias, below: requiredIn(selections) }
      }
      case 'InlineFragment':
        return {
          kind: 'fragment',
          name: selection.typeCondition,
          below: requiredIn(selection.selections),
        }
      default:
        throw unknownSelection()
    }
  })
}

function unknownSelection(): Refusal {
  return refused('plan', 'the gate does not know this kind of selection')
}

function refused(
  subject: string,
  reason: string,
  details: Readonly<Record<string, unknown>> = {},
): Refusal {
  return new Refusal('PLAN_REFUSED', subject, { reason, details })
}
