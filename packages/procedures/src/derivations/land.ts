import { z } from 'zod'
import { type Derivation, date, derivation, text, whole } from '../derivation.ts'

// An easement or a plan stays with the land, whoever uses it.
const blocking = ['MORTGAGE', 'SEIZURE', 'TRANSFER_BLOCK', 'DISPUTE']

// Shares are per cent with two decimals.
const tolerance = 0.011

/** Rules about the transfer of land. */
export const land: Readonly<Record<string, Derivation>> = {
  /** The value of a parcel by the price table, of the part that is transferred (Law on Land 31/2024/QH15 art. 159). */
  priceTableValue: derivation({
    law: '31/2024/QH15 art. 159',
    takes: { area: z.number().positive(), price: whole.nonnegative(), share: z.number().nullish() },
    gives: 'Vnd',
    result: ({ area, price, share }) => Math.round((area * price * (share ?? 100)) / 100),
  }),

  /** Personal income tax of the transferor: 2 per cent of the price, at least of the price table, nothing among close kin or for an inheritance among them; where the table has no price, that of the contract counts (Circular 111/2013/TT-BTC art. 12, 92/2015/TT-BTC art. 17; kept by Law 109/2025/QH15: assumption). */
  transferTax: derivation({
    law: '111/2013/TT-BTC art. 12 (assumption for 2026)',
    takes: {
      price: whole.nonnegative(),
      tableValue: whole.nonnegative().nullish(),
      kin: z.boolean(),
    },
    gives: 'Vnd',
    result: ({ price, tableValue, kin }) =>
      kin ? 0 : Math.round(Math.max(price, tableValue ?? 0) * 0.02),
  }),

  /** Registration fee of the transferee: 0.5 per cent of the same value (Decree 10/2022/NĐ-CP arts 6, 8, amended by 175/2025/NĐ-CP); nothing for a gift or inheritance among close kin (art. 10.10). */
  registrationFee: derivation({
    law: '10/2022/NĐ-CP arts 6, 8, 10',
    takes: {
      price: whole.nonnegative(),
      tableValue: whole.nonnegative().nullish(),
      kin: z.boolean(),
      reason: text,
    },
    gives: 'Vnd',
    result: ({ price, tableValue, kin, reason }) =>
      kin && reason !== 'TRANSFER' ? 0 : Math.round(Math.max(price, tableValue ?? 0) * 0.005),
  }),

  /** The article on which no tax is due; nothing where it is due (assumption: numbering of the law of 2007, kept in 2026). */
  transferExemption: derivation({
    law: '04/2007/QH12 art. 4.1 (assumption for 2026)',
    takes: { kin: z.boolean() },
    gives: 'String',
    unless: 'tax is due',
    result: ({ kin }) => (kin ? 'Chuyển quyền giữa vợ chồng, cha mẹ và con' : null),
  }),

  /** Whether nothing in force stands against a transfer (Law on Land 31/2024/QH15 art. 45). */
  isFreeToTransfer: derivation({
    law: '31/2024/QH15 art. 45',
    takes: { restrictions: z.array(z.object({ kind: text.nullable(), endsOn: date.nullish() })) },
    gives: 'Boolean',
    result: ({ restrictions }, today) =>
      !restrictions.some(
        ({ kind, endsOn }) =>
          kind !== null && blocking.includes(kind) && (endsOn == null || endsOn >= today),
      ),
  }),

  /** Whether what is transferred is held by those who transfer it, and by nobody jointly who does not (Civil Code 91/2015/QH13 arts 209, 210, 213, 218). */
  transferFits: derivation({
    law: '91/2015/QH13 arts 209, 210, 213, 218',
    takes: {
      users: z.array(
        z.object({
          citizen: text.nullable(),
          business: text.nullable(),
          share: z.number().nullable(),
        }),
      ),
      seller: text,
      buyer: text,
      share: z.number().nullish(),
    },
    gives: 'Boolean',
    result: (given) => transferFits(given),
  }),
}

interface LandUser {
  readonly citizen: string | null
  readonly business: string | null
  /** Per cent; none where it is held jointly and undivided. */
  readonly share: number | null
}

interface Transfer {
  readonly users: readonly LandUser[]
  readonly seller: string
  readonly buyer: string
  readonly share?: number | null | undefined
}

/** The whole is transferred by every citizen who holds it, a share by the transferor alone. */
function transferFits({ users, seller, buyer, share }: Transfer): boolean {
  const giving = users.filter(({ citizen }) =>
    share == null ? citizen !== null : citizen === seller,
  )
  const isJoint = giving.some((each) => each.share === null)
  const isOneMissing = users.some((each) => each.share === null && !giving.includes(each))
  const held = isJoint ? 100 : giving.reduce((sum, each) => sum + (each.share ?? 0), 0)
  const moved = share ?? held
  const isAll = Math.abs(moved - held) <= tolerance
  if (giving.length === 0 || moved <= 0 || moved > held + tolerance) return false
  if (isJoint && (isOneMissing || !isAll)) return false
  const staying = isAll ? users.filter((each) => !giving.includes(each)) : users
  const isOnlyGiver = giving.length === 1 && giving[0]?.citizen === buyer
  return !isOnlyGiver && !staying.some(({ citizen, business }) => buyer === (citizen ?? business))
}
