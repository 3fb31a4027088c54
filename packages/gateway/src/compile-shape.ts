import { type Subject, subjectKeys } from '@motlan/kernel'
import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { fieldCollector } from './collect-fields.ts'
import type {
  CompiledShape,
  FieldShape,
  ObjectFieldShape,
  ObjectShape,
  WithheldPlace,
} from './compiled-shape.ts'
import type { AskedAttribute } from './decision.ts'
import { atTheTop, fetchKey, type KeyPlace } from './fetch-key.ts'
import {
  atRoot,
  type Disclosing,
  decideField,
  type FieldDecision,
  type Standing,
} from './field-decision.ts'
import type { ShapeRequest, ShaperOptions } from './shaped.ts'
import type { TypeMatch } from './type-match.ts'

/** What an answer is compiled from. Of the variables only those of `@skip` and `@include` are read. */
export type ShapeSource = Pick<ShapeRequest, 'document' | 'operation' | 'variables' | 'decided'> &
  Pick<ShaperOptions, 'schema' | 'meaningOf'> & { readonly matches: TypeMatch }

/** Where a selection set stands in the answer. */
interface Place {
  readonly standing: Standing
  readonly keyPlace: KeyPlace
  /** Collects what is disclosed here about the subject around it, by position. */
  readonly discloses: Set<number>
}

/** One response key of the document, on objects of one type. */
interface SelectedField {
  readonly key: string
  readonly nodes: readonly [FieldNode, ...FieldNode[]]
  readonly coordinate: string
  readonly output: GraphQLOutputType
}

/** Compiles an answer: what stands where, what it discloses, what it withholds. The policy is asked here and only here. */
export function compileShape(source: ShapeSource): CompiledShape {
  const { schema, operation } = source
  const collect = fieldCollector(source.document, source.variables, source.matches)
  const slots: Disclosing[] = []
  const withheld: WithheldPlace[] = []
  const slotOf = numbering(slots)
  const withheldOf = numbering(withheld)

  function objectShape(
    type: GraphQLNamedType,
    selectionSets: readonly SelectionSetNode[],
    place: Place,
    enters?: Subject,
  ): ObjectShape {
    const fields: FieldShape[] = []
    for (const [key, [first, ...others]] of collect(type.name, selectionSets)) {
      if (first) fields.push(fieldShape(type, key, [first, ...others], place))
    }
    return { typename: type.name, subjectKey: enters && subjectKeys[enters], fields }
  }

  function fieldShape(
    type: GraphQLNamedType,
    key: string,
    nodes: SelectedField['nodes'],
    place: Place,
  ): FieldShape {
    const name = nodes[0].name.value
    const decision = decideField(type.name, name, place.standing, source)
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
    const output = fields[name]?.type
    switch (decision.kind) {
      case 'local':
        return { kind: 'local', key }
      case 'withheld': {
        const index = withheldOf({ ...decision.asked, keys: [...place.keyPlace.path, key] })
        const nonNull = name === '__typename' || isNonNullType(output)
        return { kind: 'withheld', key, nonNull, index }
      }
      case 'given': {
        const slot = decision.discloses ? slotOf(decision.discloses) : -1
        if (slot >= 0) place.discloses.add(slot)
        // A field the schema does not have was refused by validation; only `__typename` is no field of its type.
        if (!output) return { kind: 'typename', key, slot }
        const field = { key, nodes, coordinate: `${type.name}.${name}`, output }
        return gathered(field, slot, decision, place)
      }
    }
  }

  function gathered(
    { key, nodes, coordinate, output }: SelectedField,
    slot: number,
    { below, enters }: FieldDecision & { readonly kind: 'given' },
    place: Place,
  ): FieldShape {
    const type = getNamedType(output)
    const field = {
      key,
      from: fetchKey(nodes[0], place.keyPlace),
      coordinate,
      nonNull: nonNullLevels(output),
      slot,
    }
    if (isLeafType(type)) {
      const values = isEnumType(type)
        ? new Set(type.getValues().map((value) => value.name))
        : undefined
      const isPlain = !values && field.nonNull.length === 1 && !field.nonNull[0]
      return { kind: 'leaf', ...field, values, isPlain }
    }
    const discloses = new Set<number>()
    const { path, isolated } = place.keyPlace
    const keyPlace = { path: [...path, key], isolated: isolated || isAbstractType(type) }
    const inner = { standing: below, keyPlace, discloses }
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    const shapeOn = (actual: GraphQLNamedType) => objectShape(actual, selectionSets, inner, enters)
    const only = isObjectType(type) ? shapeOn(type) : undefined
    if (!enters) for (const each of discloses) place.discloses.add(each)
    const absent = enters ? [] : [...discloses]
    return { kind: 'object', ...field, below: only, belowOn: byType(type, shapeOn), absent }
  }

  function byType(
    declared: GraphQLNamedType,
    shapeOn: (type: GraphQLNamedType) => ObjectShape,
  ): ObjectFieldShape['belowOn'] {
    const shapes = new Map<string, ObjectShape>()
    return (typename) => {
      const name = typeof typename === 'string' ? typename : declared.name
      const known = shapes.get(name)
      if (known) return known
      const type = schema.getType(name)
      // A type the public schema does not have is not shown at all.
      if (!isObjectType(type) && !isInterfaceType(type)) return undefined
      const shape = shapeOn(type)
      shapes.set(name, shape)
      return shape
    }
  }

  const rootType = schema.getRootType(operation.operation)
  const place = { standing: atRoot, keyPlace: atTheTop, discloses: new Set<number>() }
  const root = rootType
    ? objectShape(rootType, [operation.selectionSet], place)
    : { typename: '', subjectKey: undefined, fields: [] }
  return { root, slots, withheld }
}

/** Gives each (attribute, relation) one position in a list, however often it comes. */
function numbering<Item extends AskedAttribute>(list: Item[]): (item: Item) => number {
  const positions = new Map<string, number>()
  return (item) => {
    const name = `${item.relation} ${item.attribute}`
    const known = positions.get(name)
    if (known !== undefined) return known
    const position = list.push(item) - 1
    positions.set(name, position)
    return position
  }
}

/** Which levels of a type may not be null, outermost first: `[Citizen!]` is `[false, true]`. */
function nonNullLevels(output: GraphQLOutputType): readonly boolean[] {
  const levels: boolean[] = []
  let type = output
  for (;;) {
    levels.push(isNonNullType(type))
    if (isNonNullType(type)) type = type.ofType
    if (!isListType(type)) return levels
    type = type.ofType
  }
}
