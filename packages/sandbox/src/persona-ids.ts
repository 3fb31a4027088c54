import { Refusal } from '@motlan/kernel'
import { personas } from '@motlan/seed'

/** Finds the number of somebody in the cast by name: a citizen, a business or a parcel. */
export function personaIds(): (key: string) => string {
  const ids = new Map(personas().map(({ key, id }) => [key, id]))
  return (key) => {
    const id = ids.get(key)
    if (id !== undefined) return id
    throw new Refusal('INTERNAL', key, { reason: 'there is nobody of this name in the cast' })
  }
}
