import { checkWritten, misfits, refuses } from '@motlan/registry-kit'
import type { At } from './declare.ts'

/** Who contributes to a business, as declared. */
export interface Contributor {
  readonly citizen: string | null
  readonly business: string | null
  readonly contribution: number
  readonly contributedOn: string | null
}

/** What each legal form calls those who own it, and how many they are (Law 59/2020/QH14; Law 17/2023/QH15 for co-operatives). */
export const legalForms: Readonly<
  Record<string, { readonly kind: string; readonly least: number; readonly most: number }>
> = {
  LLC_SINGLE: { kind: 'OWNER', least: 1, most: 1 },
  LLC_MULTI: { kind: 'MEMBER', least: 2, most: 50 },
  JSC: { kind: 'FOUNDING_SHAREHOLDER', least: 3, most: 200 },
  PARTNERSHIP: { kind: 'GENERAL_PARTNER', least: 2, most: 200 },
  PRIVATE_ENTERPRISE: { kind: 'OWNER', least: 1, most: 1 },
  COOPERATIVE: { kind: 'COOPERATIVE_MEMBER', least: 5, most: 200 },
  COOPERATIVE_UNION: { kind: 'COOPERATIVE_MEMBER', least: 3, most: 200 },
}

/** Holds members against the legal form and the capital. */
export function checkMembers(
  legalForm: string,
  members: readonly Contributor[],
  charterCapital: number,
): void {
  const { least, most } = legalForms[legalForm] ?? { least: 1, most: 200 }
  if (members.length < least || members.length > most)
    throw refuses(
      'members',
      `this legal form has ${least === most ? least : `${least} to ${most}`} of them`,
    )
  for (const [index, { citizen, business, contribution }] of members.entries()) {
    if ((citizen === null) === (business === null))
      throw misfits(`members[${index}]`, 'either a citizen or a business is named')
    if (contribution <= 0) throw misfits(`members[${index}].contribution`, 'nothing is contributed')
  }
  const ids = members.map(({ citizen, business }) => citizen ?? business)
  if (new Set(ids).size < ids.length) throw misfits('members', 'somebody is named twice')
  if (legalForm === 'PRIVATE_ENTERPRISE' && members[0]?.business != null)
    throw refuses('members[0].business', 'a private enterprise is owned by a citizen')
  const sum = members.reduce((total, { contribution }) => total + contribution, 0)
  if (sum !== charterCapital)
    throw refuses(
      'charterCapital',
      'the contributions do not make it up',
      'correct the capital or a contribution',
    )
}

/** Nobody who is banned founds or represents an enterprise. */
export async function refuseBanned(
  { database, today }: At,
  people: readonly { readonly field: string; readonly citizen: string | null }[],
): Promise<void> {
  for (const { field, citizen } of people) {
    if (citizen === null) continue
    const bans = await database
      .selectFrom('citizen_business_ban')
      .select(['starts_on', 'ends_on'])
      .where('citizen_id', '=', citizen)
      .execute()
    const inForce = bans.some(
      ({ starts_on, ends_on }) =>
        (starts_on === null || starts_on <= today) && (ends_on === null || ends_on >= today),
    )
    if (inForce) throw refuses(field, 'this citizen may not found or manage an enterprise')
  }
}

/** A member that is an organisation is registered and active. */
export async function checkOrganisations(
  { database }: At,
  organisations: readonly { readonly field: string; readonly business: string | null }[],
): Promise<void> {
  for (const { field, business } of organisations) {
    if (business === null) continue
    const found = await database
      .selectFrom('business')
      .select('status')
      .where('business_id', '=', business)
      .executeTakeFirst()
    if (!found) throw refuses(field, 'the registry knows no business of this ID', 'check the ID')
    if (found.status !== 'ACTIVE') throw refuses(field, 'this business is not active')
  }
}

/** A name belongs to one business at a time. */
export async function refuseTakenName(
  at: At,
  field: string,
  name: string,
  own?: string,
): Promise<void> {
  await at.hold(`business name ${name.toLowerCase()}`)
  const others = await at.database
    .selectFrom('business')
    .select(['business_id', 'status'])
    .where(({ fn }) => fn<string>('lower', ['vietnamese_name']), '=', name.toLowerCase())
    .execute()
  const taken = others.some(
    ({ business_id, status }) => business_id !== own && status !== 'TERMINATED',
  )
  if (taken) throw refuses(field, 'another business has this name', 'choose another name')
}

interface DeclaredAddress {
  readonly adminUnitCode: string
  readonly adminUnitVersion: string
}

/** An address with a code of the communes of today; the field is what stands before: `headOffice.`. */
export function checkAddress(
  field: string,
  { adminUnitCode, adminUnitVersion }: DeclaredAddress,
): void {
  checkWritten(`${field}adminUnitCode`, 'adminUnitCode', adminUnitCode)
  if (!['2025-07', '2026-04'].includes(adminUnitVersion))
    throw misfits(
      `${field}adminUnitVersion`,
      'it is 2025-07 or 2026-04: older lists are out of use',
    )
}

/** A code of the classification of economic activities. */
export function checkActivity(field: string, code: string, classification: string): void {
  checkWritten(field, 'activityCode', code)
  if (!['VSIC 2018', 'VSIC 2025'].includes(classification))
    throw misfits(field, 'the classification is VSIC 2018 or VSIC 2025')
}

/** The classification in force since 2025. */
export const presentClassification = 'VSIC 2025'
