import { misfits } from '@motlan/registry-kit'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { type Contributor, legalForms } from './business-rules.ts'

type RowOf<Table extends keyof Database> = Selectable<Database[Table]>

/** An enterprise as declared, as far as its rows are made of it. */
export interface DeclaredBusiness {
  readonly names: {
    readonly vietnamese: string
    readonly foreign: string | null
    readonly short: string | null
  }
  readonly legalForm: string
  readonly headOffice: {
    readonly address: string
    readonly adminUnitCode: string
    readonly adminUnitVersion: string
  }
  readonly phone: string | null
  readonly email: string | null
  readonly activities: readonly {
    readonly code: string
    readonly classification: string
    readonly name: string | null
    readonly isMain: boolean
  }[]
  readonly charterCapital: number
  readonly members: readonly Contributor[]
  readonly legalRepresentatives: readonly Representative[]
  readonly authorisedRepresentatives:
    | readonly { readonly citizen: string; readonly representedBusiness: string }[]
    | null
  readonly beneficialOwners:
    | readonly {
        readonly citizen: string
        readonly controlKind: string | null
        readonly ratio: number | null
      }[]
    | null
  readonly chiefAccountant: string | null
  readonly fiscalYearStart: string | null
  readonly vatMethod: string | null
  readonly plannedEmployees: number | null
  readonly socialInsurancePaymentCycle: string | null
}

/** Somebody who acts for an enterprise. */
export interface Representative {
  readonly citizen: string
  readonly registeredName: string | null
  readonly title: string
}

// What a share is issued at.
const parValue = 10_000

/** The rows of a new enterprise in every table that says something about it. */
export function businessRows(businessId: string, day: string, declared: DeclaredBusiness) {
  const ratios = ratiosOf(declared.members, declared.charterCapital)
  const kind = legalForms[declared.legalForm]?.kind ?? 'MEMBER'
  return {
    business: businessRow(businessId, day, declared),
    activities: declared.activities.map(
      ({ code, classification, name, isMain }): RowOf<'business_activity'> => ({
        business_id: businessId,
        activity_code: code,
        classification,
        name,
        is_main: isMain,
      }),
    ),
    status: { business_id: businessId, starts_on: day, status: 'ACTIVE', decision_number: null },
    members: declared.members.map(
      ({ citizen, business, contribution, contributedOn }, index): RowOf<'business_member'> => ({
        business_id: businessId,
        ordinal: index + 1,
        kind,
        citizen_id: citizen,
        member_business_id: business,
        contribution,
        ratio: ratios[index] ?? 0,
        contributed_on: contributedOn ?? day,
      }),
    ),
    shares:
      declared.legalForm === 'JSC'
        ? [
            {
              business_id: businessId,
              share_class: 'COMMON',
              quantity: Math.max(1, Math.floor(declared.charterCapital / parValue)),
              par_value: parValue,
            },
          ]
        : [],
    representatives: representativeRows(businessId, declared.legalRepresentatives, day),
    authorised: authorisedRows(businessId, declared, ratios, day),
    beneficial: beneficialRows(businessId, declared, ratios, day),
    roles: roleRows(businessId, declared, day),
  }
}

function businessRow(
  businessId: string,
  day: string,
  declared: DeclaredBusiness,
): RowOf<'business'> {
  const { names, headOffice } = declared
  return {
    business_id: businessId,
    vietnamese_name: names.vietnamese,
    foreign_name: names.foreign,
    short_name: names.short,
    legal_form: declared.legalForm,
    dependent_unit_kind: null,
    parent_business_id: null,
    status: 'ACTIVE',
    registered_on: day,
    head_office_address: headOffice.address,
    head_office_admin_unit_code: headOffice.adminUnitCode,
    head_office_admin_unit_version: headOffice.adminUnitVersion,
    main_activity_code: declared.activities.find(({ isMain }) => isMain)?.code ?? null,
    charter_capital: declared.charterCapital,
    legal_representative_id: declared.legalRepresentatives[0]?.citizen ?? null,
    phone: declared.phone,
    email: declared.email,
    fiscal_year_start: declared.fiscalYearStart ?? '01-01',
    vat_method: declared.vatMethod,
    chief_accountant_id: declared.chiefAccountant,
    planned_employees: declared.plannedEmployees,
    insurance_payment_cycle: declared.socialInsurancePaymentCycle ?? 'MONTHLY',
  }
}

/** The legal representatives in their order. */
export function representativeRows(
  businessId: string,
  representatives: readonly Representative[],
  day: string,
): RowOf<'legal_representative'>[] {
  return representatives.map(({ citizen, registeredName, title }, index) => ({
    business_id: businessId,
    ordinal: index + 1,
    citizen_id: citizen,
    registered_name: registeredName,
    title,
    starts_on: day,
  }))
}

function authorisedRows(
  businessId: string,
  { authorisedRepresentatives, members }: DeclaredBusiness,
  ratios: readonly number[],
  day: string,
): RowOf<'authorised_representative'>[] {
  return (authorisedRepresentatives ?? []).map(({ citizen, representedBusiness }, index) => {
    const member = members.findIndex(({ business }) => business === representedBusiness)
    if (member < 0)
      throw misfits(`authorisedRepresentatives[${index}].representedBusiness`, 'it is no member')
    return {
      business_id: businessId,
      ordinal: index + 1,
      citizen_id: citizen,
      represented_business_id: representedBusiness,
      ratio: ratios[member] ?? null,
      starts_on: day,
    }
  })
}

function beneficialRows(
  businessId: string,
  { beneficialOwners, members }: DeclaredBusiness,
  ratios: readonly number[],
  day: string,
): RowOf<'beneficial_owner'>[] {
  return (beneficialOwners ?? []).map(({ citizen, controlKind, ratio }, index) => {
    const member = members.findIndex((one) => one.citizen === citizen)
    const control = controlKind ?? 'OWNERSHIP'
    const held = ratio ?? (member < 0 ? null : (ratios[member] ?? null))
    if (control !== 'OTHER_CONTROL' && (held === null || held < 25))
      throw misfits(
        `beneficialOwners[${index}].ratio`,
        'who owns or votes holds 25 per cent or more',
      )
    return {
      business_id: businessId,
      ordinal: index + 1,
      citizen_id: citizen,
      ratio: held,
      control,
      starts_on: day,
    }
  })
}

function roleRows(
  businessId: string,
  { members, legalRepresentatives }: DeclaredBusiness,
  day: string,
): RowOf<'citizen_business_role'>[] {
  const owners = members.flatMap(({ citizen, contributedOn }) =>
    citizen === null ? [] : [{ citizen, on: contributedOn ?? day }],
  )
  const role = (citizen_id: string, name: string, starts_on: string) => ({
    citizen_id,
    business_id: businessId,
    role: name,
    starts_on,
    ends_on: null,
  })
  return [
    ...legalRepresentatives.map(({ citizen }) => role(citizen, 'REPRESENTATIVE', day)),
    ...owners.map(({ citizen, on }) => role(citizen, 'MEMBER', on)),
    ...owners.filter(({ on }) => on <= day).map(({ citizen, on }) => role(citizen, 'FOUNDER', on)),
  ]
}

/** Per cent with two decimals; the first member bears what does not divide, so that they add up to 100. */
function ratiosOf(members: readonly Contributor[], capital: number): readonly number[] {
  const parts = members.map(({ contribution }) => Math.floor((contribution * 10_000) / capital))
  const rest = 10_000 - parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part, index) => (part + (index === 0 ? rest : 0)) / 100)
}
