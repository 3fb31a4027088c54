import type { AskedAttribute } from './decision.ts'
import { documentReader } from './documents.ts'
import { defaultLimits } from './limits.ts'
import { namesOf } from './names.ts'
import { publicSchema } from './public-schema.ts'
import { readMeanings } from './vocabulary.ts'

/** The composed registries, as whoever composed them hands them over. */
export interface ComposedSdl {
  readonly supergraphSdl: string
  readonly publicSdl: string
}

/**
 * A reader that tells what a document with one operation asks for, read and named exactly as a look-up is; what a
 * gateway would refuse to read is refused. For whoever compares documents with agreements.
 */
export function askedBy({
  supergraphSdl,
  publicSdl,
}: ComposedSdl): (text: string) => readonly AskedAttribute[] {
  const meanings = readMeanings(supergraphSdl)
  const read = documentReader(publicSchema(publicSdl), defaultLimits)
  return (text) => {
    const { document, operation } = read(text, undefined)
    return namesOf({ document, operation, variables: {} }, meanings).asked
  }
}
