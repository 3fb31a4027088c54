import { didYouMean, parseCitizenId, Refusal } from '@motlan/kernel'

/** The number of a citizen: as it was given, or that of somebody in the cast. */
export async function citizenNamed(name: string): Promise<string> {
  if (/^[\d .-]+$/.test(name)) {
    const parsed = parseCitizenId(name)
    if (parsed.ok) return parsed.value
    throw new Refusal('IDENTIFIER_INVALID', '--citizen', { reason: parsed.rejection.message })
  }
  // The cast is read only where somebody is called by name.
  const { personas } = await import('@motlan/seed')
  const cast = personas().filter(({ subject }) => subject === 'Citizen')
  const found = cast.find(({ key }) => key === name)
  if (found) return found.id
  const keys = cast.map(({ key }) => key)
  const meant = didYouMean(name, keys)
  throw new Refusal('IDENTIFIER_INVALID', '--citizen', {
    reason: `there is no citizen called ${name} in the cast`,
    fix: meant ? `did you mean ${meant}?` : `give 12 digits, or one of ${keys.join(', ')}`,
  })
}
