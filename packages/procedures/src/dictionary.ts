import { vocabularyOf } from '@motlan/catalogue'
import type { Vocabulary } from '@motlan/kernel'
import { Kind, parse } from 'graphql'
import { type Declarations, declarationsOf } from './declarations.ts'

/** Every word a procedure may use: what registries hold, the values of their enumerations, and what they take. */
export interface Dictionary {
  readonly vocabulary: Vocabulary
  readonly enumerations: ReadonlyMap<string, readonly string[]>
  readonly declarations: Declarations
}

/** Reads the dictionary out of schemas: all that is known of registries is what theirs say. */
export function dictionaryOf(
  supergraphSdl: string,
  registries: Parameters<typeof declarationsOf>[0],
): Dictionary {
  const enumerations = parse(supergraphSdl, { noLocation: true }).definitions.flatMap((each) =>
    each.kind === Kind.ENUM_TYPE_DEFINITION
      ? [[each.name.value, (each.values ?? []).map(({ name }) => name.value)] as const]
      : [],
  )
  return {
    vocabulary: vocabularyOf(supergraphSdl),
    enumerations: new Map(enumerations),
    declarations: declarationsOf(registries),
  }
}
