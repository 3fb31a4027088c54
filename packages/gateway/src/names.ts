import { isSubject, type Subject, subjectKeys } from '@motlan/kernel'
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { AskedAttribute } from './decision.ts'
import { fragmentsOf } from './fragments.ts'
import type { FieldMeaning, Meanings } from './vocabulary.ts'

/** One selected field with fragments written out: what it asks for, and what hangs below it. */
export interface AskedField {
  readonly node: FieldNode
  /** What has to be permitted for the field to be answered; a group asks for nothing of its own. */
  readonly asked: AskedAttribute | undefined
  /** Set where the field answers something that has fields. */
  readonly below: AskedBelow | undefined
}

interface AskedBelow {
  readonly type: string
  /** How the subject these fields are about is related to the subject of the case. */
  readonly relation: string
  readonly subject: Subject | undefined
  readonly fields: readonly AskedField[]
}

/** A document as the policy sees it. */
export interface Names {
  readonly fields: readonly AskedField[]
  /** Everything the operation asks for, each once. */
  readonly asked: readonly AskedAttribute[]
  readonly relations: readonly string[]
}

export interface NamedOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Only read for `@skip` and `@include`: a field that is left out asks for nothing. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** Where a selection set stands: on which type, about whom, and what its mere existence gives away. */
interface Place {
  readonly type: string
  readonly relation: string
  readonly presence: AskedAttribute | undefined
}

/** Names everything an operation asks for: each attribute with the relation its path in the document gives it. */
export function namesOf(
  { document, operation, variables }: NamedOperation,
  meanings: Meanings,
): Names {
  const fragments = fragmentsOf(document)

  function fieldsOf({ selections }: SelectionSetNode, place: Place): AskedField[] {
    return selections.flatMap((selection) => {
      if (isLeftOut(selection, variables)) return []
      if (selection.kind === Kind.FIELD) return fieldOf(selection, place)
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = fragment?.typeCondition?.name.value ?? place.type
      // Without abstract types a fragment applies to the type it stands on or, validation says, not at all.
      return fragment && condition === place.type ? fieldsOf(fragment.selectionSet, place) : []
    })
  }

  function fieldOf(node: FieldNode, place: Place): AskedField[] {
    const name = node.name.value
    if (name === '__typename') {
      return place.type === 'Query' ? [] : [{ node, asked: place.presence, below: undefined }]
    }
    const meaning = meanings.of(place.type, name)
    if (!meaning) return []
    const asked = askedBy(meaning, place)
    const inside = insideOf(meaning, asked, place)
    const below = inside &&
      node.selectionSet && {
        ...inside,
        subject: meaning.kind === 'group' ? undefined : subjectOf(meaning),
        fields: fieldsOf(node.selectionSet, inside),
      }
    return [{ node, asked: meaning.kind === 'group' ? undefined : asked, below }]
  }

  const root: Place = { type: 'Query', relation: 'self', presence: undefined }
  const fields = fieldsOf(operation.selectionSet, root)
  const asked = distinct(fields)
  return { fields, asked, relations: [...new Set(asked.map(({ relation }) => relation))].sort() }
}

/** The variables that decide which fields of a document are left out. */
export function conditionVariablesOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

function askedBy(meaning: FieldMeaning, { relation, presence }: Place): AskedAttribute | undefined {
  switch (meaning.kind) {
    case 'entry':
      return { attribute: `${meaning.subject}.${subjectKeys[meaning.subject]}`, relation }
    case 'key':
      // Seen through a reference, an identifier is what the reference points at: the reference's attribute.
      return presence
    case 'attribute':
      return { attribute: meaning.attribute.name, relation }
    case 'group':
      return { attribute: meaning.name, relation }
  }
}

function insideOf(
  meaning: FieldMeaning,
  presence: AskedAttribute | undefined,
  { relation }: Place,
): Place | undefined {
  switch (meaning.kind) {
    case 'entry':
      return { type: meaning.subject, relation, presence }
    case 'group':
      return { type: meaning.type, relation, presence }
    case 'attribute': {
      const { type, relation: step } = meaning.attribute
      return step === undefined
        ? undefined
        : { type, relation: relationThrough(relation, step), presence }
    }
    case 'key':
      return undefined
  }
}

/** The relation of a subject that is reached through one reference more: `owner`, `owner.spouse`. */
export function relationThrough(relation: string, step: string): string {
  return relation === 'self' ? step : `${relation}.${step}`
}

function subjectOf(meaning: FieldMeaning): Subject | undefined {
  if (meaning.kind === 'entry') return meaning.subject
  if (meaning.kind !== 'attribute') return undefined
  const { type } = meaning.attribute
  return isSubject(type) ? type : undefined
}

function distinct(fields: readonly AskedField[]): readonly AskedAttribute[] {
  const found = new Map<string, AskedAttribute>()
  const walk = ({ asked, below }: AskedField): void => {
    if (asked) found.set(`${asked.relation} ${asked.attribute}`, asked)
    below?.fields.forEach(walk)
  }
  fields.forEach(walk)
  return [...found.values()]
}

/** Whether `@skip` or `@include` leaves a selection out. */
export function isLeftOut(
  { directives = [] }: SelectionNode,
  variables: NamedOperation['variables'],
): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return false
    const condition = given.find((argument) => argument.name.value === 'if')?.value
    const holds =
      condition?.kind === Kind.VARIABLE
        ? variables[condition.name.value] === true
        : condition?.kind === Kind.BOOLEAN && condition.value
    return name.value === 'skip' ? holds : !holds
  })
}
