import {
  type CountryBlock,
  daysLater,
  earlier,
  type Kin,
  type Marriage,
  randomOf,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { bookEntry } from './civil-events.ts'
import { courtOf } from './office.ts'

/** A marriage, once for each of the two who has a number. */
export function marriageRows(marriage: Marriage): Selectable<Database['marriage_record']>[] {
  const { ended } = marriage
  const entry = {
    ...bookEntry(marriage),
    state: ended ? (`ENDED_BY_${ended.reason}` as const) : 'IN_FORCE',
    ended_on: ended?.on ?? null,
  }
  return couples(marriage).map(([citizen_id, spouse]) => ({
    citizen_id,
    ...entry,
    spouse_id: spouse.citizenId,
    spouse_name: spouse.citizenId === null ? spouse.name : null,
    spouse_citizenship: spouse.citizenId === null ? spouse.nationality : null,
  }))
}

/** A divorce, noted in the book of the office that registered the marriage. */
export function divorceRows(
  marriage: Marriage,
  { seed, today }: CountryBlock,
): Selectable<Database['divorce_record']>[] {
  const { ended, office } = marriage
  if (ended?.reason !== 'DIVORCE') return []
  const random = randomOf(seed, 'population', 'divorce', marriage.number, ended.on)
  // A judgment can be appealed against for 15 days; an agreement before the court cannot.
  const agreed = random.chance(3, 4)
  const effective = earlier(daysLater(ended.on, agreed ? 0 : 15), today)
  const registered = earlier(daysLater(effective, random.between(5, 40)), today)
  const entry = {
    ...bookEntry({ number: String(random.between(1, 200)), registeredOn: registered, office }),
    kind: agreed ? 'MUTUAL_CONSENT' : 'JUDGMENT',
    decision_number: ended.number,
    decided_on: ended.on,
    effective_on: effective,
    court: courtOf(office, ended.on),
  }
  return couples(marriage).map(([citizen_id, { citizenId }]) => ({
    citizen_id,
    ...entry,
    former_spouse_id: citizenId,
  }))
}

/** Each spouse who has a number, with the other one. */
function couples({ husband, wife }: Marriage): (readonly [string, Kin])[] {
  return (
    [
      [husband, wife],
      [wife, husband],
    ] as const
  ).flatMap(([{ citizenId }, other]) => (citizenId === null ? [] : [[citizenId, other] as const]))
}
