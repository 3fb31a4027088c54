import { type Representative, representativeRows } from './business-rows.ts'
import type { At } from './declare.ts'

/** What is written into the changes of a business that nobody represents any more. */
export const nobodyLeft = 'Không còn người đại diện theo pháp luật'

/** Who represents a business, in their order. */
export async function representativesOf({ database }: At, businessId: string) {
  return database
    .selectFrom('legal_representative')
    .selectAll()
    .where('business_id', '=', businessId)
    .orderBy('ordinal')
    .execute()
}

/** Gives a business new legal representatives; those who were it and are not named are it no longer. */
export async function representedBy(
  at: At,
  businessId: string,
  representatives: readonly (Representative & { readonly since: string })[],
  day: string,
): Promise<{ readonly gone: readonly string[]; readonly come: readonly string[] }> {
  const { database } = at
  const before = (await representativesOf(at, businessId)).flatMap(
    ({ citizen_id }) => citizen_id ?? [],
  )
  const after = representatives.map(({ citizen }) => citizen)
  const gone = before.filter((citizen) => !after.includes(citizen))
  const come = after.filter((citizen) => !before.includes(citizen))
  await database.deleteFrom('legal_representative').where('business_id', '=', businessId).execute()
  const rows = representativeRows(businessId, representatives, day)
  if (rows.length > 0) {
    await database
      .insertInto('legal_representative')
      .values(
        rows.map((row, index) => ({ ...row, starts_on: representatives[index]?.since ?? day })),
      )
      .execute()
  }
  await database
    .updateTable('business')
    .set({ legal_representative_id: after[0] ?? null })
    .where('business_id', '=', businessId)
    .execute()
  if (gone.length > 0) await endRoles(at, businessId, gone, ['REPRESENTATIVE'], day)
  for (const citizen_id of come) {
    await database
      .insertInto('citizen_business_role')
      .values({
        citizen_id,
        business_id: businessId,
        role: 'REPRESENTATIVE',
        starts_on: day,
        ends_on: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['citizen_id', 'business_id', 'role'])
          .doUpdateSet({ starts_on: day, ends_on: null }),
      )
      .execute()
  }
  return { gone, come }
}

/** Roles end on a day; one that had not begun then ends on its first day. */
export async function endRoles(
  { database }: At,
  businessId: string,
  citizens: readonly string[],
  roles: readonly string[],
  day: string,
): Promise<void> {
  const rows = await database
    .selectFrom('citizen_business_role')
    .select(['citizen_id', 'role', 'starts_on'])
    .where('citizen_id', 'in', [...citizens])
    .where('business_id', '=', businessId)
    .where('role', 'in', [...roles])
    .where('ends_on', 'is', null)
    .execute()
  for (const { citizen_id, role, starts_on } of rows) {
    await database
      .updateTable('citizen_business_role')
      .set({ ends_on: starts_on !== null && starts_on > day ? starts_on : day })
      .where('citizen_id', '=', citizen_id)
      .where('business_id', '=', businessId)
      .where('role', '=', role)
      .execute()
  }
}

/** Writes down that something about a business has changed. */
export async function noteChange(
  { database }: At,
  businessId: string,
  content: string,
  day: string,
): Promise<void> {
  const last = await database
    .selectFrom('business_change')
    .select(({ fn }) => fn.max('change_number').as('number'))
    .where('business_id', '=', businessId)
    .executeTakeFirst()
  await database
    .insertInto('business_change')
    .values({
      business_id: businessId,
      change_number: Number(last?.number ?? 0) + 1,
      registered_on: day,
      content,
    })
    .execute()
}
