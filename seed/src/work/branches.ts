import type { Branch, Random } from '@motlan/registry-kit/country'
import { dateText } from '../calendar.ts'
import { digits } from '../numbers.ts'
import { elsewhere } from '../people/origins.ts'
import { addressIn } from '../units/addresses.ts'
import { shortName } from '../units/provinces.ts'
import type { FirmDraft } from './firm-draft.ts'
import type { FirmContext } from './firm-facts.ts'
import { taxFactsOf } from './tax.ts'

/** The branches and representative offices of a firm, and a business location for some. */
export function branchesOf(
  firm: FirmDraft,
  dependentUnits: number,
  heads: readonly string[],
  context: FirmContext,
  random: Random,
): Branch[] {
  const branches = Array.from({ length: dependentUnits }, (_, index) =>
    dependentUnit(firm, index, heads, context, random),
  )
  if (firm.kind === 'ENTERPRISE' && firm.status === 'ACTIVE' && random.chance(12, 100))
    branches.push(location(firm, heads, context, random))
  return branches
}

/** How many branches and representative offices each firm has: `count` among the companies of a block. */
export function dependentUnitsOf(
  firms: readonly FirmDraft[],
  count: number,
): ReadonlyMap<string, number> {
  const companies = firms.filter(
    ({ kind, status, legalForm }) =>
      kind === 'ENTERPRISE' && status === 'ACTIVE' && legalForm !== 'PRIVATE_ENTERPRISE',
  )
  const units = new Map<string, number>()
  for (let unit = 0; unit < count && companies.length > 0; unit++) {
    // Every third company has two, as far as they go.
    const company = companies[Math.floor((unit * 2) / 3) % companies.length] as FirmDraft
    units.set(company.businessId, (units.get(company.businessId) ?? 0) + 1)
  }
  return units
}

function dependentUnit(
  firm: FirmDraft,
  index: number,
  heads: readonly string[],
  { plan, log }: FirmContext,
  random: Random,
): Branch {
  const commune = random.chance(1, 2) ? firm.commune : elsewhere(plan, firm.commune, random)
  const kind = random.chance(8, 10) ? 'BRANCH' : 'REPRESENTATIVE_OFFICE'
  const businessId = `${firm.businessId}-${digits(index + 1, 3)}`
  const name = `${kind === 'BRANCH' ? 'Chi nhánh' : 'Văn phòng đại diện'} ${shortName(commune.province.name)} - ${firm.name.name}`
  const address = addressIn(commune, random)
  const since = firm.registeredOn + random.below(Math.max(1, plan.day - firm.registeredOn))
  return {
    businessId,
    locationCode: null,
    kind,
    name,
    address,
    head: random.pick(heads),
    registeredOn: dateText(since),
    tax: taxFactsOf(
      {
        subject: businessId,
        name,
        address,
        commune,
        since,
        status: '00',
        dependants: [],
        formerTaxCode: null,
        arrears: [40, 90_000_000],
        hasAccount: 70,
      },
      log,
      random,
    ),
  }
}

function location(
  firm: FirmDraft,
  heads: readonly string[],
  { plan }: FirmContext,
  random: Random,
): Branch {
  return {
    businessId: null,
    locationCode: '00001',
    kind: 'BUSINESS_LOCATION',
    name: `Địa điểm kinh doanh số 1 - ${firm.name.name}`,
    address: addressIn(firm.commune, random),
    head: random.pick(heads),
    registeredOn: dateText(
      firm.registeredOn + random.below(Math.max(1, plan.day - firm.registeredOn)),
    ),
    tax: null,
  }
}
