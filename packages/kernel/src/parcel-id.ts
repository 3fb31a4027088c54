import { clean, malformed } from './clean.ts'
import { accepted, type Parsed } from './parsed.ts'
import type { ParcelId } from './subject.ts'

/**
 * Reads a parcel identification code (mã định danh thửa đất): 12 characters, issued once, opaque. Letters are lower case.
 * Source: land-data rules via press; the length fits a geohash of 12 characters (assumption).
 */
export function parseParcelId(text: string): Parsed<ParcelId> {
  const id = clean(text).toLowerCase()
  if (!/^[0-9a-z]{12}$/.test(id))
    return malformed('a parcel ID', id, '12 characters of 0-9 and a-z')
  // Twelve characters that passed the check are what the brand promises.
  return accepted(id as ParcelId)
}
