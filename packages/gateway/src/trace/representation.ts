import { type JsonObject, Refusal } from '@motlan/kernel'
import { isJsonObject } from '../bare.ts'
import type { AnswerBody } from '../door.ts'

/** Who acts for whom, by law. */
export interface Representation {
  /** For whom a citizen acts. */
  readonly by: (citizenId: string) => Promise<Represented>
  /** Whether a citizen is a legal representative of a business. */
  readonly ofBusiness: (citizenId: string, businessId: string) => Promise<boolean>
}

/** The people a citizen acts for. */
export interface Represented {
  /** Children under age. */
  readonly children: readonly string[]
  /** Whose legal guardian the citizen is. */
  readonly wards: readonly string[]
}

/** Asks as the agency that keeps the traces: decided and recorded like the question of any other. */
export type AskAsKeeper = (question: {
  readonly query: string
  readonly variables: JsonObject
}) => Promise<AnswerBody>

/**
 * Finds out from the registries who represents whom, through the door that everybody uses. INVARIANT: of people only
 * whoever asks is asked about, so that nobody can have a stranger looked up.
 */
export function representationThrough(ask: AskAsKeeper): Representation {
  return {
    by: async (citizenId) => {
      const { citizen } = await found(ask, peopleQuery, { citizen: citizenId })
      const minors = listIn(citizen, 'children').filter(({ isMinor }) => isMinor === true)
      return { children: idsOf(minors), wards: idsOf(listIn(citizen, 'wards')) }
    },
    ofBusiness: async (citizenId, businessId) => {
      const { business } = await found(ask, businessQuery, { business: businessId })
      const { legalRepresentative = null } = isJsonObject(business) ? business : {}
      const others = listIn(business, 'legalRepresentatives').map(({ citizen }) => citizen)
      return idsOf([legalRepresentative, ...others]).includes(citizenId)
    },
  }
}

const peopleQuery = /* GraphQL */ `
query People($citizen: CitizenId!) {
  citizen(citizenId: $citizen) {
    children { citizenId isMinor }
    wards { citizenId }
  }
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

function listIn(parent: unknown, field: string): readonly JsonObject[] {
  const list = isJsonObject(parent) ? parent[field] : undefined
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

function idsOf(people: readonly unknown[]): readonly string[] {
  return people.flatMap((each) =>
    isJsonObject(each) && typeof each.citizenId === 'string' ? [each.citizenId] : [],
  )
}
