import { committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import { type AskedAttribute, askedBy } from '@motlan/gateway'

/** A reader of what documents ask the five registries for, exactly as the gateway reads them. */
export function registriesAsked(): (text: string) => readonly AskedAttribute[] {
  return askedBy(composeSupergraph(committedSubgraphs()))
}
