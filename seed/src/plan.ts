import { Refusal } from '@motlan/kernel'
import { type Day, dayOf } from './calendar.ts'
import {
  type AdministrativeUnits,
  administrativeUnits,
  type Commune,
} from './units/administrative-units.ts'

/** What a made-up country is made from: the same options give the same bytes on every machine. */
export interface CountryOptions {
  readonly seed: number
  /** Living people; the dead of the last years come on top. */
  readonly citizens: number
  /** The country's present day, `YYYY-MM-DD`. */
  readonly today?: string
  /** Whether the errors of real registries are put in (domain.md 7.5). */
  readonly errors?: boolean
}

/** The country on paper: how many blocks, and where on the map each household lies. */
export interface CountryPlan extends Required<CountryOptions> {
  readonly day: Day
  /** Blocks are numbered from 1; block 0 is the personas'. */
  readonly blocks: number
  readonly households: number
  readonly units: AdministrativeUnits
  /** Running sum of the communes' weights. */
  readonly communeUpTo: Float64Array
}

/** One made-up person in a thousand real ones: 102.0 million in November 2026. */
export const defaultCitizens = 102_000

/** Fixed, so that a country made next year has the same bytes. */
export const defaultToday = '2026-11-21'

const personsPerBlock = 1000
const householdsPerThousand = 283
const fewest = 100
/** Numbers are allocated by block: citizen IDs of one province, sex and year last for 15,609 blocks of 64. */
const most = 15_600_000

/** Plans a country; refuses sizes that the identifiers do not allow. */
export function planCountry({
  seed,
  citizens,
  today = defaultToday,
  errors = true,
}: CountryOptions): CountryPlan {
  if (!Number.isSafeInteger(citizens) || citizens < fewest || citizens > most) {
    throw new Refusal('CONFIGURATION_INVALID', 'citizens', {
      reason: `a country has ${fewest} to ${most} citizens`,
    })
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new Refusal('CONFIGURATION_INVALID', 'seed', {
      reason: 'the seed is a whole number from 0 to 4294967295',
    })
  }
  if (!/^20[2-9][0-9]-[01][0-9]-[0-3][0-9]$/.test(today)) {
    throw new Refusal('CONFIGURATION_INVALID', 'today', {
      reason: 'the present day is a date like 2026-11-21',
    })
  }
  const units = administrativeUnits()
  return {
    seed,
    citizens,
    today,
    errors,
    day: dayOf(today),
    blocks: Math.ceil(citizens / personsPerBlock),
    households: portion(citizens, householdsPerThousand, 1000),
    units,
    communeUpTo: weightsOf(units),
  }
}

/** The living of a block: a range of the numbers 0 to `citizens`. */
export function personsOf(
  plan: CountryPlan,
  block: number,
): { readonly from: number; readonly to: number } {
  return {
    from: Math.floor(((block - 1) * plan.citizens) / plan.blocks),
    to: Math.floor((block * plan.citizens) / plan.blocks),
  }
}

/** How many of something a block has, so that all blocks together have exactly `count` per `outOf` people. */
export function quotaOf(
  plan: CountryPlan,
  block: number,
  count: number,
  outOf: number,
): { readonly from: number; readonly to: number } {
  const { from, to } = personsOf(plan, block)
  return { from: portion(from, count, outOf), to: portion(to, count, outOf) }
}

/** The households of a block, numbered through the country. */
export function householdsOf(
  plan: CountryPlan,
  block: number,
): { readonly from: number; readonly to: number } {
  return quotaOf(plan, block, householdsPerThousand, 1000)
}

/**
 * Where a household lies. Households are laid along the communes in proportion to their weights, so that each
 * commune gets its share within one household, and every commune of the country is reached.
 */
export function communeAt(
  { communeUpTo, units, households }: CountryPlan,
  household: number,
): Commune {
  const total = communeUpTo[communeUpTo.length - 1] ?? 0
  const position = ((household + 0.5) / households) * total
  let low = 0
  let high = communeUpTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((communeUpTo[middle] ?? 0) > position) high = middle
    else low = middle + 1
  }
  return units.communes[low] as Commune
}

function portion(of: number, count: number, outOf: number): number {
  return Math.floor((of * count) / outOf)
}

/** Wards weigh 1.9 communes: 38.5 % of the people live in wards then. Within a province sizes vary by a factor of two. */
function weightsOf({ communes, provinces }: AdministrativeUnits): Float64Array {
  const raw = communes.map(({ kind, place }) => {
    const size = kind === 'WARD' ? 190 : kind === 'COMMUNE' ? 100 : 30
    return size * (70 + ((Number(place.code) * 37) % 61))
  })
  const sums = new Map(provinces.map((province) => [province, 0]))
  for (const [index, { province }] of communes.entries())
    sums.set(province, (sums.get(province) ?? 0) + (raw[index] ?? 0))
  let total = 0
  return Float64Array.from(communes, ({ province }, index) => {
    total += (province.weight * (raw[index] ?? 0)) / (sums.get(province) ?? 1)
    return total
  })
}
