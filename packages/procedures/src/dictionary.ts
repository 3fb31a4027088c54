import { vocabularyOf } from '@motlan/catalogue'
import type { Vocabulary } from '@motlan/kernel'
import { Kind, parse } from 'graphql'

/** Every word a procedure may use: what registries hold, and the values of their enumerations. */
export interface Dictionary {
  readonly vocabulary: Vocabulary
  readonly enumerations: ReadonlyMap<string, readonly string[]>
}

/** Reads the dictionary out of the supergraph: all that is known of registries is what their schema says. */
export function dictionaryOf(supergraphSdl: string): Dictionary {
  const enumerations = parse(supergraphSdl, { noLocation: true }).definitions.flatMap((each) =>
    each.kind === Kind.ENUM_TYPE_DEFINITION
      ? [[each.name.value, (each.values ?? []).map(({ name }) => name.value)] as const]
      : [],
  )
  return { vocabulary: vocabularyOf(supergraphSdl), enumerations: new Map(enumerations) }
}
