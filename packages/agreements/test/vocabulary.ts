import { committedSubgraphs, composeSupergraph, vocabularyOf } from '@motlan/catalogue'

/** Every attribute of the five registries, as the gateway knows them: from the composed supergraph. */
export const vocabulary = vocabularyOf(composeSupergraph(committedSubgraphs()).supergraphSdl)

/** The attributes a name in `needs` stands for. */
export function attributesBelow(name: string): readonly string[] {
  return [...vocabulary.keys()].filter((each) => each === name || each.startsWith(`${name}.`))
}
