import {
  type CountryBlock,
  type Person,
  randomOf,
  type TaxFacts,
} from '@motlan/registry-kit/country'
import { type ErrorLog, errorLog } from './errors/error-log.ts'
import { insuranceFactsOf } from './insurance/insurance-facts.ts'
import { participationOf } from './insurance/participation.ts'
import { plotDraftsOf } from './land/plot-drafts.ts'
import { plotFacts } from './land/plot-facts.ts'
import { type Numbers, numbersOf } from './numbers.ts'
import { marriagesOf } from './people/civil-events.ts'
import { dwellingsOf, householdOf } from './people/dwellings.ts'
import { identitiesOf } from './people/identity.ts'
import { linksOf, wardsOf } from './people/links.ts'
import { originsOf } from './people/origins.ts'
import { personOf } from './people/person.ts'
import { type Cast, populationOf } from './people/population-of-block.ts'
import { stayOf } from './people/residences.ts'
import { type CountryPlan, quotaOf } from './plan.ts'
import { dependentUnitsOf } from './work/branches.ts'
import { dependantsOf } from './work/dependants.ts'
import { firmFacts } from './work/firm-facts.ts'
import { firmsOf } from './work/firms.ts'
import { workOf } from './work/jobs.ts'
import { personTaxOf } from './work/person-tax.ts'
import { shopFacts } from './work/shops.ts'

/** Household businesses and dependent units per 102,000 people (domain.md 7.1). */
const outOf = 102_000
const shopCount = 5200
const dependentUnits = 260

/** Makes one block of a country, 1 to `plan.blocks`: the same block whatever was made before it. */
export function makeBlock(plan: CountryPlan, index: number): CountryBlock {
  const numbers = numbersOf(plan.seed, index, plan.blocks)
  const log = errorLog(plan)
  const cast = populationOf(plan, index)
  const { hamlets, drafts, weddings } = cast
  const known = knownOf(plan, index, cast, numbers)
  const { identities, dwellings, firms, jobs, shops } = known
  const context = { plan, identities, jobs, log }
  const units = quotaOf(plan, index, dependentUnits, outOf)
  const unitsOf = dependentUnitsOf(firms, units.to - units.from)
  const firstShop = quotaOf(plan, index, shopCount, outOf).from
  const adults = drafts.filter(({ born }) => born < plan.day - 25 * 365)
  const persons = personsOf(plan, cast, known, numbers, log)
  return {
    seed: plan.seed,
    index,
    today: plan.today,
    persons,
    households: [...dwellings.values()].map((dwelling) =>
      householdOf(dwelling, identities, known.stays[dwelling.head.number]?.since ?? plan.day),
    ),
    marriages: marriagesOf(plan, index, weddings, identities),
    firms: firms.map((firm) => firmFacts(firm, unitsOf.get(firm.businessId) ?? 0, context)),
    householdBusinesses: shops.map((shop, number) =>
      // Owners are of age, so that all of them are taxpayers.
      shopFacts(
        shop,
        { number: firstShop + number, tax: persons[shop.owner.number]?.tax as TaxFacts },
        dwellings,
        context,
      ),
    ),
    plots: plotDraftsOf(plan, index, hamlets, dwellings, firms).map((plot) =>
      plotFacts(plot, { plan, identities, dwellings, adults, numbers, log }),
    ),
    errors: log.labels,
  }
}

type Known = ReturnType<typeof knownOf>

/** What is found out about all people of the block before anybody is put together. */
function knownOf(plan: CountryPlan, index: number, { hamlets, drafts }: Cast, numbers: Numbers) {
  const oldestFirst = drafts.toSorted(
    (left, right) => left.born - right.born || left.number - right.number,
  )
  const origins = originsOf(plan, index, oldestFirst)
  const identities = identitiesOf(plan, index, oldestFirst, origins, numbers)
  const dwellings = dwellingsOf(plan, hamlets)
  const firms = firmsOf(plan, index, hamlets, drafts, numbers)
  const { jobs, shops } = workOf(plan, index, drafts, firms)
  return {
    origins,
    identities,
    dwellings,
    firms,
    jobs,
    shops,
    stays: drafts.map((draft) => stayOf(plan, draft, index, dwellings)),
    dependants: dependantsOf(plan, index, drafts, jobs, identities),
    participation: participationOf(plan, index, drafts, jobs),
    wards: wardsOf(drafts),
  }
}

function personsOf(
  plan: CountryPlan,
  { drafts }: Cast,
  known: Known,
  numbers: Numbers,
  log: ErrorLog,
): Person[] {
  const { identities, dwellings, wards } = known
  return drafts.map((draft) => {
    // Every step made one entry for every draft, in the same order.
    const entry = <Item>(list: readonly Item[]) => list[draft.number] as Item
    const dwelling = dwellings.get(draft.home?.number ?? -1)
    const stay = entry(known.stays)
    const identity = entry(identities)
    const random = randomOf(plan.seed, 'person', identity.citizenId)
    const about = {
      plan,
      draft,
      identity,
      // One stream for everything about a person: making streams is dear.
      random,
      job: entry(known.jobs),
      dwelling,
      commune: dwelling?.home.commune ?? draft.hamlet.commune,
    }
    const links = linksOf({ plan, draft, identities, wards, random }, log)
    const dependants = known.dependants.get(draft.number) ?? []
    const tax = personTaxOf({ ...about, dependants, address: stay.current }, numbers, log)
    const insurance = insuranceFactsOf(
      { ...about, participation: entry(known.participation) },
      numbers,
      log,
    )
    return personOf(
      { ...about, origin: entry(known.origins), stay, links, tax, insurance },
      numbers,
    )
  })
}
