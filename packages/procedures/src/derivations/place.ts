import { z } from 'zod'
import { type Derivation, derivation, text, texts, whole } from '../derivation.ts'
import { provinceCodeOf, provinceOf } from '../province.ts'

const address = z.object({
  address: text,
  adminUnitCode: text.regex(/^\d{5}$/),
  adminUnitVersion: text,
})

/** Rules about places and the offices that are responsible for them. */
export const place: Readonly<Record<string, Derivation>> = {
  /** The people's committee of the commune of an address: it registers births, deaths and marriages (Law on Civil Status 60/2014/QH13 art. 7; two tiers since Law 72/2025/QH15). */
  communeOffice: derivation({
    law: '60/2014/QH13 art. 7',
    takes: { address: text },
    gives: 'String',
    result: ({ address }) => {
      const parts = address.split(',').map((part) => part.trim())
      const commune = parts.find((part) => /^(Phường|Xã|Thị trấn|Đặc khu) /.test(part))
      const province = parts.at(-1)
      if (!commune || !province || province === commune) return null
      return `Ủy ban nhân dân ${lowerFirst(commune)}, ${lowerFirst(province)}`
    },
  }),

  /** The basic tax office for a commune. Which number covers which communes is made up, as the offices of the sandbox are (assumption). */
  taxOffice: derivation({
    law: '108/2025/QH15 (assumption)',
    takes: { at: address },
    gives: 'String',
    result: ({ at }) => {
      const province = provinceOf(at.address)
      const number = (Number(at.adminUnitCode) % 8) + 1
      return province === undefined ? null : `Thuế cơ sở ${number} ${lowerFirst(province)}`
    },
  }),

  /** A firm is registered for tax where it is registered (Law 108/2025/QH15). */
  taxAddress: derivation({
    law: '108/2025/QH15',
    takes: { at: address },
    gives: 'an address',
    result: ({ at }) => at,
  }),

  /** An address of the list in force since 1 July 2025, with the code of its province; nothing where it is of an older list (Decision 19/2025/QĐ-TTg). */
  residenceAt: derivation({
    law: '19/2025/QĐ-TTg',
    takes: { at: address },
    gives: 'an address with province code',
    result: ({ at }) => {
      const provinceCode = provinceCodeOf(at.address)
      if (at.adminUnitVersion < '2025-07' || provinceCode === undefined) return null
      return { ...at, provinceCode }
    },
  }),

  /** Whether somebody lives at one of these addresses. */
  livesAt: derivation({
    law: '68/2020/QH14 art. 2',
    takes: { address: text, residences: z.union([text, texts]) },
    gives: 'Boolean',
    result: ({ address, residences }) => [residences].flat().includes(address),
  }),

  /** What somebody pays for a thing of this size. */
  times: derivation({
    law: 'assumption',
    takes: { one: z.number().nonnegative(), other: whole.nonnegative() },
    gives: 'Vnd',
    result: ({ one, other }) => Math.round(one * other),
  }),
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
