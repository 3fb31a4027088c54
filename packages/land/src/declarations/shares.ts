import { misfits, refuses } from '@motlan/registry-kit'
import type { LandUserRow } from './declare.ts'
import { type Party, partyId, userId } from './party.ts'

/** Whoever receives something, as declared. */
export interface Transferee extends Party {
  readonly kind: string | null
  readonly share: number | null
  readonly printedName: string | null
  readonly printedAddress: string | null
}

/** What a transfer makes of the land users of a parcel. */
export interface NewHolding {
  /** Who stays, with the share that is left; joint holders keep none. */
  readonly staying: readonly LandUserRow[]
  /** Who comes; a share of null is joint and undivided. */
  readonly coming: readonly (Transferee & {
    readonly id: string
    readonly share: number | null
    readonly kind: string
  })[]
  readonly whole: boolean
}

// Shares are per cent with two decimals.
const tolerance = 0.011

/**
 * Works out who holds what after a transfer. INVARIANT: shares add up to 100 before and after; a couple holds jointly
 * and undivided, so it parts with everything or with nothing, and both have to.
 */
export function transferShares(
  users: readonly LandUserRow[],
  transferors: readonly Party[],
  transferees: readonly Transferee[],
  share: number | null,
): NewHolding {
  const giving = givers(users, transferors)
  const joint = giving.some((one) => one.share === null)
  const held = joint ? 100 : giving.reduce((sum, one) => sum + (one.share ?? 0), 0)
  const moved = share ?? held
  if (moved <= 0 || moved > held + tolerance)
    throw refuses('share', 'the transferors do not hold so much')
  const isAll = Math.abs(moved - held) <= tolerance
  if (joint && !isAll)
    throw refuses('share', 'what is held jointly has no shares: it is transferred as a whole')
  const ids = new Set(giving.map(userId))
  const rest = users.filter((one) => !ids.has(userId(one)))
  const kept = isAll
    ? []
    : giving.map((one) => ({ ...one, share: rounded(((one.share ?? 0) * (held - moved)) / held) }))
  const staying = [...rest, ...kept].toSorted((one, other) => one.ordinal - other.ordinal)
  return {
    staying,
    coming: receivers(
      transferees,
      moved,
      staying,
      giving.flatMap((one) => userId(one) ?? []),
    ),
    whole: staying.length === 0,
  }
}

/** The transferors among the land users: each holds something, and of a couple nobody is missing. */
function givers(
  users: readonly LandUserRow[],
  transferors: readonly Party[],
): readonly LandUserRow[] {
  if (transferors.length === 0) throw misfits('transferors', 'nobody transfers')
  const giving = transferors.map((party, index) => {
    const field = `transferors[${index}]`
    const id = partyId(party, field)
    const user = users.find((one) => userId(one) === id)
    if (!user) throw refuses(field, 'the parcel is not held by this one')
    return user
  })
  if (new Set(giving).size < giving.length) throw misfits('transferors', 'somebody is named twice')
  const jointly = users.filter(({ share }) => share === null)
  const missing =
    giving.some(({ share }) => share === null) && jointly.some((one) => !giving.includes(one))
  if (missing)
    throw refuses('transferors', 'the right is held jointly, and a joint holder is no party')
  return giving
}

function receivers(
  transferees: readonly Transferee[],
  moved: number,
  staying: readonly LandUserRow[],
  leaving: readonly string[],
): NewHolding['coming'] {
  if (transferees.length === 0) throw misfits('transferees', 'nobody receives')
  const present = new Set(staying.map(userId))
  const ids = transferees.map((one, index) => partyId(one, `transferees[${index}]`))
  if (new Set(ids).size < ids.length) throw misfits('transferees', 'somebody is named twice')
  if (ids.length === leaving.length && ids.every((id) => leaving.includes(id)))
    throw refuses('transferees', 'nothing changes hands')
  const already = ids.findIndex((id) => present.has(id))
  if (already >= 0)
    throw refuses(`transferees[${already}]`, 'this one holds a share of the parcel already')
  const kinds = transferees.map(
    ({ kind, business }) => kind ?? (business ? 'ORGANISATION' : 'INDIVIDUAL'),
  )
  checkKinds(transferees, kinds)
  if (kinds.includes('COUPLE')) {
    if (staying.length > 0)
      throw refuses('transferees', 'a couple holds a whole parcel here, or shares by name')
    return transferees.map((one, index) => ({
      ...one,
      id: ids[index] ?? '',
      kind: 'COUPLE',
      share: null,
    }))
  }
  const shares = sharesOf(transferees, moved)
  return transferees.map((one, index) => ({
    ...one,
    id: ids[index] ?? '',
    kind: kinds[index] ?? 'INDIVIDUAL',
    share: shares[index] ?? 0,
  }))
}

function checkKinds(transferees: readonly Transferee[], kinds: readonly string[]): void {
  for (const [index, kind] of kinds.entries()) {
    if ((kind === 'ORGANISATION') !== (transferees[index]?.business != null))
      throw misfits(
        `transferees[${index}].kind`,
        'an organisation is a business, and nobody else is',
      )
  }
  const couple = kinds.filter((kind) => kind === 'COUPLE').length
  const shared = transferees.some(({ share }, index) => kinds[index] === 'COUPLE' && share !== null)
  if (couple > 0 && (couple !== 2 || kinds.length !== 2 || shared))
    throw misfits('transferees', 'a couple is two transferees of the kind COUPLE, without shares')
}

/** As declared, or in equal parts; the first bears what does not divide. */
function sharesOf(transferees: readonly Transferee[], moved: number): readonly number[] {
  const stated = transferees.flatMap(({ share }) => share ?? [])
  if (stated.length === transferees.length) {
    const sum = stated.reduce((total, one) => total + one, 0)
    if (stated.some((one) => one <= 0) || Math.abs(sum - moved) > tolerance)
      throw misfits('transferees', 'their shares do not add up to what is transferred')
    return stated
  }
  if (stated.length > 0) throw misfits('transferees', 'either all have a share, or none')
  const part = Math.floor((moved * 100) / transferees.length) / 100
  return transferees.map((_, index) =>
    index === 0 ? rounded(moved - part * (transferees.length - 1)) : part,
  )
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100
}
