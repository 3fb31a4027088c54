import { z } from 'zod'
import { type Derivation, derivation, text, texts, whole } from '../derivation.ts'
import { provinceCodeOf, provinceNames, provinceOf } from '../province.ts'

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
    unless: 'the address names no commune and province',
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
    unless: 'the address names no province',
    result: ({ at }) => {
      const province = provinceOf(at.address)
      return province === undefined ? null : taxOfficeIn(province, at.adminUnitCode)
    },
  }),

  /** The basic tax offices that an address may belong to, where it does not say its province: one of each province. */
  taxOffices: derivation({
    law: '108/2025/QH15 (assumption)',
    takes: { at: z.object({ adminUnitCode: text.nullish() }).nullish() },
    gives: 'values',
    result: ({ at }) =>
      provinceNames.map((province) => taxOfficeIn(province, at?.adminUnitCode ?? '')),
  }),

  /** An address that firms are registered at: of the communes since 1 July 2025, with their code (Decision 19/2025/QĐ-TTg; Law 72/2025/QH15). */
  currentAddress: derivation({
    law: '19/2025/QĐ-TTg',
    takes: { at: address },
    gives: 'an address',
    unless: 'the address is of an older list',
    result: ({ at }) => (['2025-07', '2026-04'].includes(at.adminUnitVersion) ? at : null),
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
    unless: 'the address is of an older list or names no province',
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

function taxOfficeIn(province: string, adminUnitCode: string): string {
  const number = /^\d{5}$/.test(adminUnitCode) ? (Number(adminUnitCode) % 8) + 1 : 1
  return `Thuế cơ sở ${number} ${lowerFirst(province)}`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
