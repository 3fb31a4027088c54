import type { CountryBlock } from '@motlan/registry-kit/country'
import { dayOf } from '../calendar.ts'
import { marriagesOf } from '../people/civil-events.ts'
import { householdOf } from '../people/dwellings.ts'
import type { CountryPlan } from '../plan.ts'
import { personaCast } from './persona-cast.ts'
import { personaFirm, personaParcel, personaShop } from './persona-holdings.ts'
import { personaPeople } from './persona-people.ts'
import type { PersonaFile } from './persona-shapes.ts'

/** The personas as a block of the country, number 0: facts like all others, so that every registry maps them the same way. */
export function personaBlock(country: CountryPlan, file: PersonaFile): CountryBlock {
  // The cast is the same in every country.
  const plan = { ...country, seed: 0 }
  const cast = personaCast(plan, file)
  const keys = { plan, file, cast }
  return {
    seed: plan.seed,
    index: 0,
    today: plan.today,
    persons: personaPeople(plan, file, cast),
    households: file.households.flatMap(({ since }, number) => {
      const dwelling = cast.dwellings.get(number)
      return dwelling ? [householdOf(dwelling, cast.identities, dayOf(since))] : []
    }),
    marriages: marriagesOf(plan, 0, cast.weddings, cast.identities),
    firms: file.firms.map((firm) => personaFirm(firm, keys)),
    householdBusinesses: file.shops.map((shop, number) => personaShop(shop, number, keys)),
    plots: file.parcels.map((parcel) => personaParcel(parcel, keys)),
    errors: [],
  }
}
