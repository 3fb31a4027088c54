import type { Branch, Firm } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

type BusinessRow = Selectable<Database['business']>

/** One enterprise or co-operative. */
export function businessRow(firm: Firm): BusinessRow {
  const { headOffice } = firm
  return {
    business_id: firm.businessId,
    vietnamese_name: firm.name,
    foreign_name: firm.foreignName,
    short_name: firm.shortName,
    legal_form: firm.legalForm === 'PUBLIC_UNIT' ? null : legalForms[firm.legalForm],
    dependent_unit_kind: null,
    parent_business_id: null,
    status: statuses[firm.status],
    registered_on: firm.registeredOn,
    head_office_address: headOffice.text,
    head_office_admin_unit_code: headOffice.code,
    head_office_admin_unit_version: headOffice.version,
    main_activity_code: firm.industries[0]?.code ?? null,
    charter_capital: firm.charterCapital,
    legal_representative_id: firm.representatives[0]?.citizenId ?? null,
    phone: firm.phone,
    email: firm.email,
    fiscal_year_start: firm.fiscalYearStart,
    vat_method: firm.vatMethod === 'DEDUCTION' ? 'DEDUCTION' : 'DIRECT_ON_REVENUE',
    chief_accountant_id: firm.chiefAccountant,
    planned_employees: firm.plannedEmployees,
    insurance_payment_cycle: paymentCycles[firm.insurancePaymentCycle],
  }
}

/** A branch or representative office with an ID of its own; it keeps its books with the enterprise. */
export function branchRow(firm: Firm, branch: Branch): BusinessRow[] {
  const { businessId, address } = branch
  if (businessId === null) return []
  return [
    {
      business_id: businessId,
      vietnamese_name: branch.name,
      foreign_name: null,
      short_name: null,
      legal_form: null,
      dependent_unit_kind: branch.kind,
      parent_business_id: firm.businessId,
      status: statuses[firm.status],
      registered_on: branch.registeredOn,
      head_office_address: address.text,
      head_office_admin_unit_code: address.code,
      head_office_admin_unit_version: address.version,
      main_activity_code: firm.industries[0]?.code ?? null,
      charter_capital: null,
      legal_representative_id: branch.head,
      phone: null,
      email: null,
      fiscal_year_start: null,
      vat_method: null,
      chief_accountant_id: null,
      planned_employees: null,
      insurance_payment_cycle: null,
    },
  ]
}

/** The dependent units as the enterprise's own file lists them, business locations included. */
export function dependentUnitRows({
  businessId,
  branches,
}: Firm): Selectable<Database['dependent_unit']>[] {
  return branches.map((branch) => ({
    business_id: businessId,
    unit_code: branch.businessId ?? branch.locationCode ?? '',
    kind: branch.kind,
    unit_business_id: branch.businessId,
    name: branch.name,
    unit_address: branch.address.text,
    unit_admin_unit_code: branch.address.code,
    unit_admin_unit_version: branch.address.version,
  }))
}

const legalForms = {
  LLC_ONE_MEMBER: 'LLC_SINGLE',
  LLC_MULTI_MEMBER: 'LLC_MULTI',
  JOINT_STOCK: 'JSC',
  PRIVATE_ENTERPRISE: 'PRIVATE_ENTERPRISE',
  PARTNERSHIP: 'PARTNERSHIP',
  CO_OPERATIVE: 'COOPERATIVE',
} as const satisfies Record<Exclude<Firm['legalForm'], 'PUBLIC_UNIT'>, string>

/** The country's words for a status, in the registry's. */
export const statuses = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  NOT_AT_ADDRESS: 'NOT_AT_ADDRESS',
  DISSOLVING: 'DISSOLVING',
  DISSOLVED: 'TERMINATED',
} as const satisfies Record<Firm['status'], string>

const paymentCycles = {
  MONTHLY: 'MONTHLY',
  QUARTERLY: 'QUARTERLY',
  HALF_YEARLY: 'SEMIANNUAL',
} as const satisfies Record<Firm['insurancePaymentCycle'], string>
