import type { CountryBlock, Person, Rows } from '@motlan/registry-kit/country'
import type { Database } from './database.ts'
import { benefitRows, healthRelatedRows } from './seed/benefits.ts'
import { contributionRows } from './seed/contributions.ts'
import { employerPeriodRows, employerRow, payrollsOf } from './seed/employer.ts'
import { cardRow, visitRows } from './seed/health.ts'
import type { Insured } from './seed/insured.ts'
import { insuredPersonRow } from './seed/insured-person.ts'
import { noticeRow, reportRows, unemploymentRow } from './seed/unemployment.ts'

/** How a made-up country looks in the tables of the insurance registry. */
export function seed(block: CountryBlock): Rows<Database> {
  const insured = block.persons.filter(isInsured)
  const officeOf = new Map(
    block.firms.map(({ businessId, headOffice }) => [businessId, headOffice] as const),
  )
  const payrolls = payrollsOf(insured, block)
  return {
    insured_person: insured.map((person) => insuredPersonRow(person, block, officeOf)),
    contribution: insured.flatMap(contributionRows),
    benefit: insured.flatMap(benefitRows),
    health_related_benefit: insured.flatMap(healthRelatedRows),
    contract_end_notice: insured.flatMap((person) => noticeRow(person, block)),
    unemployment_benefit: insured.flatMap((person) => unemploymentRow(person, block)),
    job_search_report: insured.flatMap((person) => reportRows(person, block)),
    health_card: insured.flatMap(cardRow),
    health_visit: insured.flatMap((person) => visitRows(person, block)),
    employer: payrolls.map((payroll) => employerRow(payroll)),
    employer_period: payrolls.flatMap(employerPeriodRows),
  }
}

function isInsured(person: Person): person is Insured {
  return person.insurance !== null
}
