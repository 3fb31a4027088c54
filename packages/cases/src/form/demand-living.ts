import { type JsonObject, Refusal } from '@motlan/kernel'
import type { CaseQuestion, Desk } from '../desk.ts'

const query = `query Alive($citizenIds: [CitizenId!]!) {
  citizens(citizenIds: $citizenIds) { citizenId dateOfDeath declaredMissingOn }
}`

/** Somebody who acts in a case, by the name of the role. */
export interface Acting {
  readonly role: string
  readonly citizenId: string
  /** Whether they say so themselves: who is only named may have been declared missing, and be found now. */
  readonly inPerson: boolean
}

/** At most so many are asked about at once. */
const most = 100

/** Refuses a case in which somebody acts who is dead or declared missing, or whom the population registry does not know. */
export async function demandLiving(
  acting: readonly Acting[],
  { ask }: Pick<Desk, 'ask'>,
  /** In which case, or who opens one. */
  aim: Pick<CaseQuestion, 'caseId' | 'officer'>,
): Promise<void> {
  const ids = [...new Set(acting.map(({ citizenId }) => citizenId))]
  for (let from = 0; from < ids.length; from += most) {
    const { data, errors } = await ask({
      agency: 'case-desk',
      purpose: 'case-intake',
      ...aim,
      query,
      variables: { citizenIds: ids.slice(from, from + most) },
    })
    if (!Array.isArray(data?.citizens) || errors?.length) {
      throw new Refusal('REGISTRY_UNAVAILABLE', 'population')
    }
    const found = new Map(data.citizens.filter(isKnown).map((each) => [each.citizenId, each]))
    for (const { role, citizenId, inPerson } of acting) {
      if (!ids.slice(from, from + most).includes(citizenId)) continue
      const person = found.get(citizenId)
      if (!person) throw unfit(role, 'the population registry knows nobody of this ID')
      if (person.dateOfDeath != null) throw unfit(role, 'this person is dead')
      if (inPerson && person.declaredMissingOn != null)
        throw unfit(role, 'a court has declared this person missing')
    }
  }
}

function unfit(role: string, reason: string): Refusal {
  return new Refusal('ROLE_UNFIT', role, { reason })
}

function isKnown(found: JsonObject | null): found is JsonObject {
  return found !== null
}
