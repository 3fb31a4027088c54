/** The agency that keeps each registry: what is wrong in it is for them to set right. */
const keepers: Readonly<Record<string, string>> = {
  population: 'police',
  land: 'land-office',
  business: 'business-office',
  finance: 'tax',
  insurance: 'social-insurance',
}

/** The agency that keeps a registry. */
export function keeperOf(registry: string): string {
  return keepers[registry] ?? ''
}

/** The registries that an agency keeps. */
export function keptBy(agency: string): readonly string[] {
  return Object.keys(keepers).filter((registry) => keepers[registry] === agency)
}
