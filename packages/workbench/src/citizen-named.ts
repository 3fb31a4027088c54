import { didYouMean, parseCitizenId, Refusal, type Subject } from '@motlan/kernel'

/** The number of a citizen: as it was given, or that of somebody in the cast. */
export async function citizenNamed(name: string, flag = '--citizen'): Promise<string> {
  if (!/^[\d .-]+$/.test(name)) return subjectNamed(name, 'Citizen', flag)
  const parsed = parseCitizenId(name)
  if (parsed.ok) return parsed.value
  throw new Refusal('IDENTIFIER_INVALID', flag, { reason: parsed.rejection.message })
}

/** The number of somebody in the cast, or of one of its businesses. */
export async function subjectNamed(name: string, subject: Subject, flag: string): Promise<string> {
  // The cast is read only where somebody is called by name.
  const { personas } = await import('@motlan/seed')
  const cast = personas().filter((persona) => persona.subject === subject)
  const found = cast.find(({ key }) => key === name)
  if (found) return found.id
  const keys = cast.map(({ key }) => key)
  const meant = didYouMean(name, keys)
  throw new Refusal('IDENTIFIER_INVALID', flag, {
    reason: `the cast has nobody of the name ${name}`,
    fix: meant ? `did you mean ${meant}?` : `give a number, or one of ${keys.join(', ')}`,
  })
}
