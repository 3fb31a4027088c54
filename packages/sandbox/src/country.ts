import { join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import {
  buildCountry,
  builtCountry,
  type CountryMark,
  type CountrySummary,
  defaultCitizens,
  type Progress,
} from '@motlan/seed'
import { folderRefusal } from './folder.ts'
import type { OpenHome } from './open-home.ts'

/** Who waits for a country to be built. */
export interface CountryWatch {
  readonly onProgress: (progress: Progress) => void
  /** Gives up and leaves every database as it was. */
  readonly signal?: AbortSignal
}

/** The country of somebody who wanted none in particular. */
const defaultSeed = 1

/** The country that stands in all registries of this home: the same one in each, or none. */
export function standingCountry(
  home: Pick<OpenHome, 'databases'>,
): Promise<CountryMark | undefined> {
  return builtCountry(ownersOf(home))
}

/** Builds a country where there is none, or half of one; whichever stands is kept. */
export async function ensureCountry(home: OpenHome, watch: CountryWatch): Promise<void> {
  const { settings, databases } = home
  // Registries that run elsewhere hold the country of somebody else.
  if (!settings.prepare || databases.registries.size < settings.registries.length) return
  if (await standingCountry(home)) return
  await newCountry(home, watch)
}

/** Builds the country that is configured, in the place of any other. */
export async function newCountry(home: OpenHome, watch: CountryWatch): Promise<CountrySummary> {
  const { settings, databases } = home
  const { citizens = defaultCitizens, seed = defaultSeed, personas } = settings.country
  if (databases.registries.size < settings.registries.length) {
    throw new Refusal('CONFIGURATION_INVALID', 'REGISTRY_URL', {
      reason: 'a country is built in all registries or in none, and one of them runs elsewhere',
      fix: 'build it where the databases are, with DATABASE_URL_<REGISTRY> for each',
    })
  }
  try {
    return await buildCountry({
      databases: ownersOf(home),
      citizens,
      seed,
      ...(personas && { personas }),
      groundTruth: join(settings.home, 'ground-truth.jsonl'),
      ...watch,
    })
  } catch (cause) {
    const full = fullDisk(cause)
    throw full ? folderRefusal(settings.home, full) : cause
  }
}

/** What the file system or PostgreSQL says of a full disk, however it has been wrapped since. */
function fullDisk(cause: unknown): Error | undefined {
  if (!(cause instanceof Error)) return undefined
  const isFull = 'code' in cause && ['ENOSPC', '53100'].includes(String(cause.code))
  return isFull ? cause : fullDisk(cause.cause)
}

function ownersOf({ databases }: Pick<OpenHome, 'databases'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...databases.registries].map(([name, { ownerUrl }]) => [name, ownerUrl]),
  )
}
