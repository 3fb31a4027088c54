import type { Attribute, Vocabulary } from '@motlan/kernel'
import { Kind, parse } from 'graphql'
import { readField } from './read-subgraph.ts'

/** Every attribute of a supergraph, or of one subgraph: all that a stranger needs to know what there is, and who holds it. */
export function vocabularyOf(sdl: string): Vocabulary {
  const attributes = parse(sdl, { noLocation: true }).definitions.flatMap(
    (definition): Attribute[] => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return []
      return (definition.fields ?? []).flatMap((field) => {
        const reading = readField(definition.name.value, field)
        return reading?.kind === 'attribute' ? [reading.attribute] : []
      })
    },
  )
  return new Map(attributes.map((attribute) => [attribute.name, attribute]))
}
