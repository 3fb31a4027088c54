import type { CountrySummary } from '@motlan/seed'
import { type CountryWatch, newCountry, standingCountry } from './country.ts'
import { openHome, type Tell } from './open-home.ts'
import type { Settings } from './settings.ts'

/** How a wish for a country ended. */
export type SeedOutcome =
  | { readonly kind: 'built'; readonly summary: CountrySummary }
  | { readonly kind: 'kept'; readonly citizens: number; readonly seed: number }

/** What is wanted of a country. */
export interface SeedOptions extends CountryWatch {
  readonly tell: Tell
  /** Builds it anew even where the very same one stands. */
  readonly again: boolean
}

/** Builds the country that is configured, unless the very same one stands; the home must not be in use. */
export async function seedHome(settings: Settings, options: SeedOptions): Promise<SeedOutcome> {
  const home = await openHome(settings, options.tell)
  try {
    const standing = await standingCountry(home)
    const { citizens = standing?.citizens, seed = standing?.seed } = settings.country
    const same =
      standing !== undefined &&
      standing.citizens === citizens &&
      standing.seed === seed &&
      // Whether these are the personas it was built with is not asked: whoever names them has changed them.
      !settings.country.personas
    if (same && !options.again)
      return { kind: 'kept', citizens: standing.citizens, seed: standing.seed }
    return { kind: 'built', summary: await newCountry(home, options) }
  } finally {
    await home.closing.close()
  }
}
