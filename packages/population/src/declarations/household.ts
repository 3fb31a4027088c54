import { refuses } from '@motlan/registry-kit'
import { type CitizenRow, citizenRows, isAdult, livingCitizen } from './citizen-row.ts'
import type { At } from './declare.ts'
import { relationTo, relativesOf } from './kinship.ts'

/** Everybody who lives in the household of a citizen, that citizen included. */
export async function householdOf(at: At, citizenId: string): Promise<readonly CitizenRow[]> {
  const others = await at.database
    .selectFrom('household_member')
    .select('member_id')
    .where('citizen_id', '=', citizenId)
    .execute()
  return citizenRows(at, [citizenId, ...others.map(({ member_id }) => member_id)])
}

/** Who heads the household somebody is said to join. */
export async function headNamed(at: At, field: string, id: string): Promise<CitizenRow> {
  const head = await livingCitizen(at, field, id)
  if (head.household_head_id !== id)
    throw refuses(field, 'this citizen is not the head of a household')
  return head
}

/** Takes some people out of their household; whoever stays no longer counts them as members. */
export async function leaveHousehold(
  { database }: At,
  members: readonly CitizenRow[],
  leaving: ReadonlySet<string>,
): Promise<void> {
  const all = members.map(({ citizen_id }) => citizen_id)
  await database
    .deleteFrom('household_member')
    .where('citizen_id', 'in', all)
    .where((one) =>
      one.or([one('citizen_id', 'in', [...leaving]), one('member_id', 'in', [...leaving])]),
    )
    .execute()
}

/** Makes some people members of a household, each of everybody else's. */
export async function joinHousehold(
  { database }: At,
  present: readonly string[],
  joining: readonly string[],
): Promise<void> {
  const all = [...present, ...joining]
  const pairs = joining.flatMap((one) =>
    all
      .filter((other) => other !== one)
      .flatMap((other) => [
        { citizen_id: one, member_id: other },
        { citizen_id: other, member_id: one },
      ]),
  )
  if (pairs.length === 0) return
  await database
    .insertInto('household_member')
    .values(pairs)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who takes over a household: who was named, the spouse of the former head, or else the oldest. */
export function successor(
  rest: readonly CitizenRow[],
  former: CitizenRow,
  named: string | null,
  day: string,
): CitizenRow | undefined {
  if (named !== null) {
    const chosen = rest.find(({ citizen_id }) => citizen_id === named)
    if (!chosen) throw refuses('householdHead', 'this citizen is no member of the household')
    if (!isAdult(chosen, day)) throw refuses('householdHead', 'this citizen is a minor')
    return chosen
  }
  const adults = rest.filter((one) => isAdult(one, day))
  const [oldest] = (adults.length > 0 ? adults : rest).toSorted((one, other) =>
    (one.date_of_birth ?? '') < (other.date_of_birth ?? '') ? -1 : 1,
  )
  return adults.find(({ citizen_id }) => citizen_id === former.spouse_id) ?? oldest
}

/** Gives a household a new head: everybody's relation is told to that one from now on. */
export async function headedBy(
  at: At,
  head: CitizenRow,
  members: readonly CitizenRow[],
): Promise<void> {
  const relations = await relationsTo(at, head, members)
  for (const { citizen_id, relation_to_head } of members) {
    const unknown = relation_to_head === 'NOT_RELATED' ? 'NOT_RELATED' : 'OTHER_RELATIVE'
    await at.database
      .updateTable('citizen')
      .set({
        household_head_id: head.citizen_id,
        relation_to_head: relations.get(citizen_id) ?? unknown,
      })
      .where('citizen_id', '=', citizen_id)
      .execute()
  }
}

/** What some people are to a head, by their IDs; left out where births and marriages say nothing. */
export async function relationsTo(
  { database }: At,
  head: CitizenRow,
  people: readonly CitizenRow[],
): Promise<ReadonlyMap<string, string>> {
  const near = [head, ...people]
  const missing = relativesOf(near)
  const kin =
    missing.length === 0
      ? []
      : await database
          .selectFrom('citizen')
          .select(['citizen_id', 'father_id', 'mother_id', 'spouse_id'])
          .where('citizen_id', 'in', [...new Set(missing)])
          .execute()
  const known = new Map([...kin, ...near].map((one) => [one.citizen_id, one]))
  return new Map(
    people.flatMap((one) => {
      const relation = relationTo(head, one, known)
      return relation === undefined ? [] : [[one.citizen_id, relation] as const]
    }),
  )
}
