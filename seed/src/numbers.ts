import { businessCheckDigit, Refusal } from '@motlan/kernel'
import { randomOf } from '@motlan/registry-kit/country'

/** Serial numbers of one block, none of which another block has. */
export interface Numbers {
  /** Twelve digits for somebody whose birth was registered in a province of 2024. */
  readonly citizenId: (oldProvince: string, sex: 'MALE' | 'FEMALE', year: number) => string
  readonly businessId: () => string
  /** Ten digits, from the time when people had tax codes of their own. */
  readonly formerTaxCode: () => string
  readonly insuranceNumber: () => string
  readonly parcelId: (geohash: string) => string
  readonly certificateSerial: (modern: boolean) => string
  readonly cmnd: () => string
  readonly mobile: () => string
  /** A number for a name, a decision or a dossier, unique in the country within its kind; at most so many in a block. */
  readonly serial: (kind: string, perBlock: number) => number
}

/** The personas have the random parts 000000 to 000999, and as many numbers of the other kinds. */
const reserved = 1000
const perCell = 64
const perBlock = {
  businessId: 64,
  formerTaxCode: 512,
  insuranceNumber: 2048,
  parcelId: 2048,
  cmnd: 1024,
  mobile: 1024,
} as const
const alphabet = '0123456789bcdefghjkmnpqrstuvwxyz'
const oldSerials = 999_000

/** The numbers of a block: what comes n-th in block b is the image of b × size + n under a permutation of the whole range. */
export function numbersOf(seed: number, block: number, blocks: number): Numbers {
  const used = new Map<string, number>()
  const next = (kind: string, size: number): number => {
    const count = used.get(kind) ?? 0
    if (count >= size) {
      throw new Refusal('INTERNAL', kind, { reason: `a block has used up its ${size} numbers` })
    }
    used.set(kind, count + 1)
    return (block - 1) * size + count
  }
  const shifts = new Map<string, number>()
  const shiftOf = (kind: string) => {
    const known = shifts.get(kind) ?? randomOf(seed, 'number', kind).next()
    shifts.set(kind, known)
    return known
  }
  const scattered = (position: number, factor: number, range: number, kind: string) =>
    (position * factor + (shiftOf(kind) % range)) % range
  const perOldSerial = Math.min(2048, Math.floor(oldSerials / blocks))
  return {
    citizenId: (oldProvince, sex, year) => {
      const cell = `9${oldProvince}${(Math.floor(year / 100) - 19) * 2 + (sex === 'MALE' ? 0 : 1)}${digits(year % 100, 2)}`
      return cell + digits(reserved + scattered(next(cell, perCell), 378_701, 999_000, cell), 6)
    },
    businessId: () => checked(() => reserved + next('business', perBlock.businessId)),
    formerTaxCode: () => checked(() => 1_000_000 + next('tax code', perBlock.formerTaxCode)),
    insuranceNumber: () =>
      `98${digits(reserved + scattered(next('insurance', perBlock.insuranceNumber), 61_803_397, 99_999_000, 'insurance'), 8)}`,
    parcelId: (geohash) => {
      // Two halves of 20 bits: a block has its own upper half, the lower one is scattered.
      const number = next('parcel', perBlock.parcelId)
      const low = scattered(number % 1_048_576, 648_055, 1_048_576, 'parcel')
      return geohash + base32(Math.floor(number / 1_048_576) + 32) + base32(low)
    },
    certificateSerial: (modern) => {
      const old = used.get('serial') ?? 0
      if (!modern && old < perOldSerial) {
        return `ZZ ${digits(reserved + scattered(next('serial', perOldSerial), 378_701, oldSerials, 'serial'), 6)}`
      }
      return `ZZ ${digits(reserved + scattered(next('certificate', 4096), 61_803_397, 99_999_000, 'certificate'), 8)}`
    },
    cmnd: () =>
      `9${digits(reserved + scattered(next('cmnd', perBlock.cmnd), 61_803_397, 99_999_000, 'cmnd'), 8)}`,
    // No mobile network has the prefix 010.
    mobile: () =>
      `010${digits(scattered(next('mobile', perBlock.mobile) % 10_000_000, 3_819_661, 10_000_000, 'mobile'), 7)}`,
    serial: next,
  }
}

/** The first code with a check digit: one base in eleven has none. */
function checked(sequence: () => number): string {
  for (;;) {
    const nine = `99${digits(sequence(), 7)}`
    const check = businessCheckDigit(nine)
    if (check !== undefined) return `${nine}${check}`
  }
}

/** A number with leading zeros. */
export function digits(number: number, width: number): string {
  // A leading one keeps the zeros; it is cut off again.
  return String(number + 10 ** width).slice(1)
}

function base32(number: number): string {
  return [15, 10, 5, 0].map((bits) => alphabet[(number >> bits) & 31]).join('')
}
