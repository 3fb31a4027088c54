import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { At, LandUserRow } from './declare.ts'
import type { NewHolding } from './shares.ts'

/** Who holds the parcel now, in every table that says so. */
export async function writeHolding(
  { database }: At,
  parcelId: string,
  before: readonly LandUserRow[],
  { staying, coming }: NewHolding,
): Promise<readonly LandUserRow[]> {
  const after = [...staying, ...coming.map((one) => landUser(parcelId, one))].map((one, index) => ({
    ...one,
    ordinal: index + 1,
    role: roleOf(one.kind, index),
  }))
  await database.deleteFrom('land_user').where('parcel_id', '=', parcelId).execute()
  await database.insertInto('land_user').values(after).execute()
  const [first] = after
  await database
    .updateTable('parcel')
    .set({
      land_user_id: first?.citizen_id ?? null,
      land_user_organisation_id: first?.business_id ?? null,
    })
    .where('parcel_id', '=', parcelId)
    .execute()
  await database
    .updateTable('attached_asset')
    .set({ ownership_form: after.length > 1 ? 'SHARED' : 'PRIVATE' })
    .where('parcel_id', '=', parcelId)
    .execute()
  await holdings(database, parcelId, before, after)
  return after
}

function landUser(parcelId: string, one: NewHolding['coming'][number]): LandUserRow {
  return {
    parcel_id: parcelId,
    ordinal: 1,
    kind: one.kind,
    role: 'HOLDER',
    citizen_id: one.citizen,
    business_id: one.business,
    printed_name: one.printedName,
    printed_identity_number: one.citizen,
    printed_address: one.printedAddress,
    printed_admin_unit_code: null,
    printed_admin_unit_version: null,
    share: one.share,
  }
}

function roleOf(kind: string, index: number): string {
  if (kind === 'HOUSEHOLD') return index === 0 ? 'HOUSEHOLD_REPRESENTATIVE' : 'CO_HOLDER'
  return index === 0 ? 'HOLDER' : 'CO_HOLDER'
}

/** The same holdings seen from the holders. */
async function holdings(
  database: At['database'],
  parcel_id: string,
  before: readonly LandUserRow[],
  after: readonly LandUserRow[],
): Promise<void> {
  const citizens = (users: readonly LandUserRow[]) =>
    users.flatMap(({ citizen_id }) => citizen_id ?? [])
  const businesses = (users: readonly LandUserRow[]) =>
    users.flatMap(({ business_id }) => business_id ?? [])
  if (citizens(before).length > 0) {
    await database
      .deleteFrom('citizen_parcel')
      .where('citizen_id', 'in', citizens(before))
      .where('parcel_id', '=', parcel_id)
      .execute()
  }
  if (businesses(before).length > 0) {
    await database
      .deleteFrom('business_parcel')
      .where('business_id', 'in', businesses(before))
      .where('parcel_id', '=', parcel_id)
      .execute()
  }
  const [people, firms] = [citizens(after), businesses(after)]
  if (people.length > 0) {
    await database
      .insertInto('citizen_parcel')
      .values(people.map((citizen_id) => ({ citizen_id, parcel_id })))
      .execute()
  }
  if (firms.length > 0) {
    await database
      .insertInto('business_parcel')
      .values(firms.map((business_id) => ({ business_id, parcel_id })))
      .execute()
  }
}

/** What is written into the history of the parcel. */
export interface RecordedTransfer {
  readonly reason: string
  readonly dossierNumber: string
  readonly obligations: readonly {
    readonly kind: string
    readonly amount: number
    readonly paidOn: string | null
  }[]
}

/** The change, what was to be paid for it, and where the right comes from now. */
export async function recordTransfer(
  { database }: At,
  { reason, dossierNumber, obligations }: RecordedTransfer,
  { parcel_id, legal_area }: Selectable<Database['parcel']>,
  { whole }: NewHolding,
  day: string,
): Promise<void> {
  const { changes, dues } = await lastOrdinals(database, parcel_id)
  await database
    .insertInto('land_change')
    .values({
      parcel_id,
      ordinal: changes + 1,
      reason,
      registered_on: day,
      dossier_number: dossierNumber,
      state_before: 'Người sử dụng đất cũ',
      state_after:
        `${words[reason] ?? reason} quyền sử dụng ${whole ? `${legal_area ?? ''} m²` : 'một phần'}`.replace(
          '  ',
          ' ',
        ),
    })
    .execute()
  if (obligations.length > 0) {
    await database
      .insertInto('land_obligation')
      .values(
        obligations.map(({ kind, amount, paidOn }, index) => ({
          parcel_id,
          ordinal: dues + index + 1,
          kind,
          amount,
          paid_on: paidOn,
          tax_dossier_number: dossierNumber,
        })),
      )
      .execute()
  }
  if (!whole) return
  await database
    .updateTable('land_right')
    .set({ origin: origins[reason] ?? null })
    .where('parcel_id', '=', parcel_id)
    .execute()
}

const origins: Readonly<Record<string, string>> = {
  TRANSFER: 'TRANSFERRED',
  GIFT: 'GIFTED',
  INHERITANCE: 'INHERITED',
}

const words: Readonly<Record<string, string>> = {
  TRANSFER: 'Chuyển nhượng',
  GIFT: 'Tặng cho',
  INHERITANCE: 'Thừa kế',
}

async function lastOrdinals(database: At['database'], parcelId: string) {
  const change = await database
    .selectFrom('land_change')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('parcel_id', '=', parcelId)
    .executeTakeFirst()
  const due = await database
    .selectFrom('land_obligation')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('parcel_id', '=', parcelId)
    .executeTakeFirst()
  return { changes: Number(change?.last ?? 0), dues: Number(due?.last ?? 0) }
}
