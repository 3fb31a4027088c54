import { type Random, randomOf } from '@motlan/registry-kit/country'
import { ageOn, type Day } from '../calendar.ts'
import type { Draft, Hamlet, Home } from '../people/draft.ts'
import type { Dwelling } from '../people/dwellings.ts'
import { shuffled } from '../people/hamlets.ts'
import { type CountryPlan, quotaOf } from '../plan.ts'
import type { FirmDraft } from '../work/firm-draft.ts'
import type { PlotDraft, Purpose, Users } from './plot-draft.ts'

/** Counts per 102,000 people, and shares of users per thousand (domain.md 7.1, 7.4). */
const outOf = 102_000
const parcels = 69_700
/** Blocks without wards have none, so that wards get a tenth more. */
const apartments = 624
const byOrganisations = 40
const byHouseholds = 60
/** Of the parcels of a household with a couple; couples hold 55 % of all then. */
const byCouples = 735

/** The parcels of a block: one under every home as far as they go, fields and gardens around them, and those of organisations. */
export function plotDraftsOf(
  plan: CountryPlan,
  block: number,
  hamlets: readonly Hamlet[],
  dwellings: ReadonlyMap<number, Dwelling>,
  firms: readonly FirmDraft[],
): PlotDraft[] {
  const random = randomOf(plan.seed, 'plots', block)
  const { from, to } = quotaOf(plan, block, parcels, outOf)
  const flats = quotaOf(plan, block, apartments, outOf)
  const places = placesOf(hamlets, firms, to - from, random)
  let flatsLeft = flats.to - flats.from
  return places.map((place, index): PlotDraft => {
    const number = from + index
    if ('businessId' in place) {
      const purpose =
        place.kind === 'PUBLIC_UNIT'
          ? 'DGD'
          : place.kind === 'CO_OPERATIVE'
            ? 'BHK'
            : random.pick(['TMD', 'SKC'] as const)
      return {
        number,
        commune: place.commune,
        home: null,
        users: { kind: 'ORGANISATION', firm: place },
        purpose,
        apartment: false,
      }
    }
    const { home, first } = place
    const apartment = first && flatsLeft > 0 && home.commune.kind === 'WARD' && random.chance(1, 3)
    if (apartment) flatsLeft--
    return {
      number,
      commune: home.commune,
      home,
      users: usersOf(home, dwellings.get(home.number)?.head, plan.day, random),
      purpose: first ? (home.commune.kind === 'WARD' ? 'ODT' : 'ONT') : fieldPurpose(home, random),
      apartment,
    }
  })
}

type Place = FirmDraft | { readonly home: Home; readonly first: boolean }

function placesOf(
  hamlets: readonly Hamlet[],
  firms: readonly FirmDraft[],
  count: number,
  random: Random,
): Place[] {
  const active = firms.filter(({ status }) => status === 'ACTIVE')
  const organisations = active.length === 0 ? 0 : Math.floor((count * byOrganisations) / 1000)
  const homes = shuffled(
    hamlets.flatMap((hamlet) => hamlet.homes),
    random,
  )
  const residential = homes.slice(0, count - organisations).map((home) => ({ home, first: true }))
  // In wards every third household has more than its home, elsewhere all have fields.
  const owners = homes.filter(({ commune }) => commune.kind !== 'WARD' || random.chance(1, 3))
  const fields = Array.from(
    { length: Math.max(0, count - organisations - residential.length) },
    () => ({ home: random.pick(owners.length > 0 ? owners : homes), first: false }),
  )
  return [
    ...residential,
    ...fields,
    ...Array.from({ length: organisations }, () => random.pick(active)),
  ]
}

function usersOf(home: Home, head: Draft | undefined, today: Day, random: Random): Users {
  const owner = head ?? (home.members[0] as Draft)
  const couple = [owner, ...home.members].find(({ spouse }) => spouse?.died === null)
  if (random.chance(byHouseholds, 1000)) return { kind: 'HOUSEHOLD', people: [owner] }
  if (couple?.spouse && random.chance(byCouples, 1000))
    return { kind: 'COUPLE', people: [couple, couple.spouse] }
  const adults = home.members.filter(({ born }) => ageOn(today, born) >= 20)
  return {
    kind: 'INDIVIDUAL',
    people: [random.chance(7, 10) || adults.length === 0 ? owner : random.pick(adults)],
  }
}

function fieldPurpose({ commune }: Home, random: Random): Purpose {
  if (commune.province.region === 'south')
    return random.pick(['LUC', 'LUC', 'CLN', 'CLN', 'NTS', 'BHK'])
  if (['04', '08', '11', '12', '14', '15', '20', '66', '68'].includes(commune.province.code))
    return random.pick(['BHK', 'RSX', 'CLN', 'LUC', 'RSX'])
  return random.pick(['LUC', 'LUC', 'LUC', 'BHK', 'CLN', 'NTS'])
}
