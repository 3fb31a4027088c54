import type { AddressColumns } from '@motlan/registry-kit/definition'

/** The rows of the insurance database. */
export interface Database {
  insured_person: InsuredPersonTable
  contribution: ContributionTable
  benefit: BenefitTable
  health_related_benefit: BenefitTable
  contract_end_notice: ContractEndNoticeTable
  unemployment_benefit: UnemploymentBenefitTable
  job_search_report: JobSearchReportTable
  health_card: HealthCardTable
  health_visit: HealthVisitTable
  employer: EmployerTable
  employer_period: EmployerPeriodTable
}

interface InsuredPersonTable extends AddressColumns<'contact'> {
  citizen_id: string
  social_insurance_number: string
  insurance_office: string | null
  employer_id: string | null
  social_status: string
  social_scheme: string | null
  unemployment_status: string
  health_status: string
  social_months: number
  unemployment_months: number
  pension_decision_number: string | null
  pension_from: string | null
  pension_until: string | null
  pension_rate: number | null
  pension_monthly_amount: number | null
  benefit_bank: string | null
  benefit_account_number: string | null
  recorded_name: string | null
  recorded_date_of_birth: string | null
  recorded_sex: string | null
  unmerged_number: string | null
}

interface ContributionTable {
  citizen_id: string
  from_month: string
  until_month: string | null
  scheme: string
  salary_base: number
  job: string | null
  workplace: string | null
  hazardous: boolean
  unemployment_insured: boolean
  employer_id: string | null
}

interface BenefitTable {
  citizen_id: string
  decision_number: string
  kind: string
  from_date: string
  until_date: string | null
  amount: number
}

interface ContractEndNoticeTable {
  citizen_id: string
  contract_ended_on: string
  notified_on: string
  employer_id: string | null
}

interface UnemploymentBenefitTable {
  citizen_id: string
  decision_number: string
  decided_on: string
  from_date: string
  until_date: string
  months: number
  monthly_amount: number
  state: string
  service_centre: string
}

interface JobSearchReportTable {
  citizen_id: string
  reported_on: string
  benefit_month: number
  outcome: string
  service_centre: string
}

interface HealthCardTable {
  citizen_id: string
  valid_from: string
  valid_until: string
  card_number: string
  old_card_number: string | null
  beneficiary_group: string
  benefit_level: number
  five_consecutive_years_on: string | null
  primary_care_facility_code: string
  primary_care_facility: string
}

interface HealthVisitTable {
  citizen_id: string
  visited_on: string
  discharged_on: string | null
  kind: string
  facility_code: string
  facility: string
  diagnosis: string
  total_cost: number
  paid_by_fund: number
}

interface EmployerTable {
  business_id: string
  employer_code: string
  insurance_office: string | null
  first_contribution_month: string | null
  insured_employees: number
  payroll: number
  contribution_arrears: number
  months_in_arrears: number
}

interface EmployerPeriodTable {
  business_id: string
  month: string
  insured_employees: number
  payroll: number
  due: number
  paid: number
}
