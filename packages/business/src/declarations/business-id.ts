import { businessCheckDigit } from '@motlan/kernel'
import type { At } from './declare.ts'

// A country that is made up counts from below.
const first = 9_000_000
const last = 9_999_999

/** An enterprise code nobody has: 99 for the sandbox, a sequence, a check digit; one base in eleven has none. */
export async function newBusinessId(at: At): Promise<string> {
  await at.hold('business IDs')
  for (let sequence = first + (await at.nextNumber()); sequence <= last; sequence += 1) {
    const nine = `99${sequence}`
    const digit = businessCheckDigit(nine)
    if (digit === undefined) continue
    const id = `${nine}${digit}`
    const taken = await at.database
      .selectFrom('business')
      .select('business_id')
      .where('business_id', '=', id)
      .executeTakeFirst()
    if (!taken) return id
  }
  throw new RangeError('every enterprise code of the sandbox has been given out')
}
