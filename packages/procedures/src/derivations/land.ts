import { z } from 'zod'
import { type Derivation, derivation, text, texts, whole } from '../derivation.ts'

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
    takes: { restrictions: texts },
    gives: 'Boolean',
    result: ({ restrictions }) =>
      !restrictions.some((kind) =>
        ['MORTGAGE', 'SEIZURE', 'TRANSFER_BLOCK', 'DISPUTE'].includes(kind),
      ),
  }),
}
