import { type JsonObject, Refusal } from '@motlan/kernel'
import { isJsonObject } from '../bare.ts'
import type { AnswerBody } from '../door.ts'

/** Who acts for whom, by law. */
export interface Representation {
  /** The children of a citizen that are under age. */
  readonly childrenOf: (citizenId: string) => Promise<readonly string[]>
  /** Whether a citizen is parent of somebody under age, or their legal guardian. */
  readonly ofCitizen: (citizenId: string, represented: string) => Promise<boolean>
  /** Whether a citizen is a legal representative of a business. */
  readonly ofBusiness: (citizenId: string, businessId: string) => Promise<boolean>
}

/** Asks as the agency that keeps the traces: decided and recorded like the question of any other. */
export type AskAsKeeper = (question: {
  readonly query: string
  readonly variables: JsonObject
}) => Promise<AnswerBody>

/** Finds out from the registries who represents whom, through the door that everybody uses. */
export function representationThrough(ask: AskAsKeeper): Representation {
  return {
    childrenOf: async (citizenId) => {
      const { me } = await found(ask, childrenQuery, { me: citizenId })
      return minorsIn(me)
    },
    ofCitizen: async (citizenId, represented) => {
      // INVARIANT: the same question whoever it is about, so that no difference tells who they are.
      const { me, other } = await found(ask, guardianQuery, { me: citizenId, other: represented })
      return minorsIn(me).includes(represented) || idIn(other, 'legalGuardian') === citizenId
    },
    ofBusiness: async (citizenId, businessId) => {
      const { business } = await found(ask, businessQuery, { business: businessId })
      const first = idIn(business, 'legalRepresentative')
      const all = listIn(business, 'legalRepresentatives').map((each) => idIn(each, 'citizen'))
      return [first, ...all].includes(citizenId)
    },
  }
}

const childrenQuery = /* GraphQL */ `
query Children($me: CitizenId!) {
  me: citizen(citizenId: $me) { children { citizenId isMinor } }
}`

const guardianQuery = /* GraphQL */ `
query Guardian($me: CitizenId!, $other: CitizenId!) {
  me: citizen(citizenId: $me) { children { citizenId isMinor } }
  other: citizen(citizenId: $other) { legalGuardian { citizenId } }
}`

const businessQuery = /* GraphQL */ `
query Representatives($business: BusinessId!) {
  business(businessId: $business) {
    legalRepresentative { citizenId }
    legalRepresentatives { citizen { citizenId } }
  }
}`

/** INVARIANT: half an answer is none: whoever could not be found out about is not let in, and is told why. */
async function found(ask: AskAsKeeper, query: string, variables: JsonObject): Promise<JsonObject> {
  const { data, errors = [] } = await ask({ query, variables })
  if (data && errors.length === 0) return data
  throw new Refusal('REGISTRY_UNAVAILABLE', 'representation', {
    reason: 'whom you represent cannot be found out at the moment',
  })
}

function minorsIn(citizen: unknown): readonly string[] {
  return listIn(citizen, 'children').flatMap(({ citizenId, isMinor }) =>
    typeof citizenId === 'string' && isMinor === true ? [citizenId] : [],
  )
}

function listIn(parent: unknown, field: string): readonly JsonObject[] {
  const list = isJsonObject(parent) ? parent[field] : undefined
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

function idIn(parent: unknown, field: string): unknown {
  const reference = isJsonObject(parent) ? parent[field] : undefined
  return isJsonObject(reference) ? reference.citizenId : undefined
}
