import { Refusal } from '@motlan/kernel'
import { personas } from '@motlan/seed'

/** Who documentation and demonstrations speak of. */
export interface Cast {
  /** The number of somebody by name: a citizen, a business or a parcel. */
  readonly idOf: (key: string) => string
  readonly citizens: readonly CastCitizen[]
}

/** A citizen of the cast. */
export interface CastCitizen {
  readonly key: string
  readonly id: string
  readonly name: string
}

/** Reads the cast once. */
export function openCast(): Cast {
  const everybody = personas()
  const ids = new Map(everybody.map(({ key, id }) => [key, id]))
  return {
    citizens: everybody.filter(({ subject }) => subject === 'Citizen'),
    idOf: (key) => {
      const id = ids.get(key)
      if (id !== undefined) return id
      throw new Refusal('INTERNAL', key, { reason: 'there is nobody of this name in the cast' })
    },
  }
}
