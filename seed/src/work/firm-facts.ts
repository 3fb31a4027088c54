import {
  type Contributor,
  type Firm,
  type Job,
  type Random,
  randomOf,
} from '@motlan/registry-kit/country'
import { type Day, dateText, yearOf } from '../calendar.ts'
import type { ErrorLog } from '../errors/error-log.ts'
import { foreignParent, stateOwner } from '../institutions.ts'
import type { Draft } from '../people/draft.ts'
import { folded } from '../people/folded.ts'
import type { Identity } from '../people/identity.ts'
import type { CountryPlan } from '../plan.ts'
import { branchesOf } from './branches.ts'
import type { FirmDraft } from './firm-draft.ts'
import { industriesOf } from './industries.ts'
import { taxFactsOf } from './tax.ts'

/** What the facts of firms are read off. */
export interface FirmContext {
  readonly plan: CountryPlan
  readonly identities: readonly Identity[]
  readonly jobs: readonly (Job | null)[]
  readonly log: ErrorLog
}

const representativeTitles: Readonly<Record<Firm['legalForm'], string>> = {
  LLC_ONE_MEMBER: 'Giám đốc',
  LLC_MULTI_MEMBER: 'Giám đốc',
  JOINT_STOCK: 'Tổng giám đốc',
  PRIVATE_ENTERPRISE: 'Chủ doanh nghiệp',
  PARTNERSHIP: 'Thành viên hợp danh',
  CO_OPERATIVE: 'Chủ tịch Hội đồng quản trị',
  PUBLIC_UNIT: 'Thủ trưởng đơn vị',
}

/** The facts of a firm; `dependentUnits` is how many of the block's branches are its own. */
export function firmFacts(firm: FirmDraft, dependentUnits: number, context: FirmContext): Firm {
  const { plan, identities, jobs, log } = context
  const random = randomOf(plan.seed, 'firm', firm.businessId)
  const staff = jobs.flatMap((job, number) => (job?.employer === firm.businessId ? [number] : []))
  const capital = firm.kind === 'PUBLIC_UNIT' ? 0 : capitalOf(firm, random)
  const contributors = contributorsOf(firm, capital, identities, random)
  const idOf = (draft: Draft | undefined) => identities[draft?.number ?? -1]?.citizenId ?? ''
  const [lead] = firm.founders
  const status = statusesOf(firm, plan.day, random)
  return {
    businessId: firm.businessId,
    kind: firm.kind,
    legalForm: firm.legalForm,
    foreignInvested: firm.owner === 'FOREIGN',
    stateOwned: firm.owner === 'STATE',
    ...firm.name,
    status: firm.status,
    statusHistory: status,
    registeredOn: dateText(firm.registeredOn),
    changes: changesOf(firm.registeredOn, plan.day, random),
    headOffice: firm.address,
    phone: `010${random.between(1_000_000, 9_999_999)}`,
    email: `lienhe@${folded(firm.name.name)
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(-12)}${firm.serial}.example`,
    industries: industriesOf(firm.line, random),
    charterCapital: capital,
    shares: firm.legalForm === 'JOINT_STOCK' ? Math.floor(capital / 10_000) : null,
    representatives: [{ citizenId: idOf(lead), title: representativeTitles[firm.legalForm] }],
    contributors,
    beneficialOwners: beneficialOwnersOf(firm, contributors, idOf(lead)),
    authorisedRepresentatives: contributors.flatMap(({ businessId }) =>
      businessId === null ? [] : [{ citizenId: idOf(lead), represents: businessId }],
    ),
    branches: branchesOf(
      firm,
      dependentUnits,
      staff.map((number) => identities[number]?.citizenId ?? '').concat(idOf(lead)),
      context,
      random,
    ),
    fiscalYearStart: random.chance(96, 100) ? '01-01' : '04-01',
    vatMethod: capital > 500_000_000 || random.chance(6, 10) ? 'DEDUCTION' : 'DIRECT',
    chiefAccountant: accountantOf(staff, jobs, identities),
    plannedEmployees: Math.max(1, staff.length + random.between(-1, 4)),
    employees: staff.length,
    insurancePaymentCycle: firm.line.industry.code.startsWith('0')
      ? 'HALF_YEARLY'
      : random.chance(92, 100)
        ? 'MONTHLY'
        : 'QUARTERLY',
    turnover:
      firm.status === 'ACTIVE' ? (staff.length + 1) * random.between(180, 1900) * 1_000_000 : 0,
    tax: taxFactsOf(
      {
        subject: firm.businessId,
        name: firm.name.name,
        address: firm.address,
        commune: firm.commune,
        since: firm.registeredOn,
        status: taxStatuses[firm.status],
        dependants: [],
        formerTaxCode: null,
        arrears: [
          firm.kind === 'PUBLIC_UNIT' ? 0 : firm.status === 'ACTIVE' ? 90 : 400,
          600_000_000,
        ],
        hasAccount: 100,
      },
      log,
      random,
    ),
  }
}

const taxStatuses = {
  ACTIVE: '00',
  SUSPENDED: '05',
  NOT_AT_ADDRESS: '06',
  DISSOLVING: '03',
  DISSOLVED: '01',
} as const

function capitalOf({ legalForm, owner }: FirmDraft, random: Random): number {
  const step =
    owner === 'PEOPLE' ? (legalForm === 'JOINT_STOCK' ? 300_000_000 : 100_000_000) : 5_000_000_000
  return step * (1 + Math.min(random.below(60), random.below(60)))
}

function contributorsOf(
  { legalForm, owner, founders, registeredOn }: FirmDraft,
  capital: number,
  identities: readonly Identity[],
  random: Random,
): Contributor[] {
  if (legalForm === 'PUBLIC_UNIT') return []
  const role =
    legalForm === 'JOINT_STOCK'
      ? 'FOUNDING_SHAREHOLDER'
      : legalForm === 'PARTNERSHIP'
        ? 'GENERAL_PARTNER'
        : founders.length === 1
          ? 'OWNER'
          : 'MEMBER'
  if (owner !== 'PEOPLE') {
    const businessId = owner === 'FOREIGN' ? foreignParent.businessId : stateOwner.businessId
    return [
      {
        role,
        citizenId: null,
        businessId,
        contribution: capital,
        ratio: 10_000,
        on: dateText(registeredOn),
      },
    ]
  }
  const parts = founders.map((_, index) => random.between(10, 40) + (index === 0 ? 30 : 0))
  const sum = parts.reduce((total, part) => total + part, 0)
  const ratios = parts.map((part) => Math.floor((part * 10_000) / sum))
  const others = ratios.slice(1).reduce((total, ratio) => total + ratio, 0)
  return founders.map((founder, index) => {
    // The first takes what rounding left, so that ratios sum to the whole.
    const ratio = index === 0 ? 10_000 - others : (ratios[index] ?? 0)
    const citizenId = identities[founder.number]?.citizenId ?? ''
    return {
      role,
      citizenId,
      businessId: null,
      contribution: (capital / 10_000) * ratio,
      ratio,
      on: dateText(registeredOn),
    }
  })
}

/** Who holds a quarter or more; where an organisation owns the firm, whom it appointed. */
function beneficialOwnersOf(
  firm: FirmDraft,
  contributors: readonly Contributor[],
  lead: string,
): Firm['beneficialOwners'] {
  if (firm.kind === 'PUBLIC_UNIT') return []
  if (firm.owner !== 'PEOPLE') return [{ citizenId: lead, ratio: 0, control: 'APPOINTMENT' }]
  return contributors.flatMap(({ citizenId, ratio }) =>
    citizenId !== null && ratio >= 2500 ? [{ citizenId, ratio, control: 'CAPITAL' as const }] : [],
  )
}

function statusesOf(
  { status, registeredOn }: FirmDraft,
  today: Day,
  random: Random,
): Firm['statusHistory'] {
  const first = { status: 'ACTIVE', from: dateText(registeredOn) } as const
  if (status === 'ACTIVE') return [first]
  const later = registeredOn + 1 + random.below(Math.max(1, today - registeredOn - 1))
  return [first, { status, from: dateText(later) }]
}

function changesOf(registeredOn: Day, today: Day, random: Random): Firm['changes'] {
  const contents = [
    'Thay đổi ngành, nghề kinh doanh',
    'Thay đổi vốn điều lệ',
    'Thay đổi địa chỉ trụ sở chính',
    'Thay đổi người đại diện theo pháp luật',
  ]
  const count = Math.min(random.below(4), yearOf(today) - yearOf(registeredOn))
  const days = Array.from(
    { length: count },
    () => registeredOn + 1 + random.below(Math.max(1, today - registeredOn - 1)),
  )
  return days
    .sort((left, right) => left - right)
    .map((day, index) => ({ number: index + 1, on: dateText(day), content: random.pick(contents) }))
}

function accountantOf(
  staff: readonly number[],
  jobs: readonly (Job | null)[],
  identities: readonly Identity[],
): string | null {
  const number = staff.find((candidate) => jobs[candidate]?.title === 'Kế toán')
  return number === undefined ? null : (identities[number]?.citizenId ?? null)
}
