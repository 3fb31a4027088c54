import {
  parseBusinessId,
  parseCertificateSerial,
  parseCitizenId,
  parseHealthCard,
  parseInsuranceNumber,
  parseParcelId,
  parseProcedureCode,
  scalars,
} from '@motlan/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessCheckDigit } from '../src/business-id.ts'

const year = 2026
const citizen = (text: string) => parseCitizenId(text, { year })

describe('citizen ID', () => {
  test.each(['901204000017', '979190000025', '924185000031', '001204000000'])(
    '%s is valid',
    (text) => {
      expect(citizen(text)).toEqual({ ok: true, value: text })
    },
  )

  test.each([
    ['903090000011', 'province'],
    ['003090000000', 'province'],
    ['901490000011', 'future'],
    ['901299000011', 'future'],
    ['90120400001', 'length'],
    ['1204000000', 'length'],
    ['901204OOO017', 'length'],
    ['９01204000017', 'characters'],
    ['901204000017\u0000', 'characters'],
    ['', 'length'],
  ])('%j is refused: %s', (text, reason) => {
    expect(citizen(text)).toMatchObject({ ok: false, rejection: { reason } })
  })

  test('synthetic prefixes exist in the sandbox only', () => {
    expect(parseCitizenId('901204000017', { year, sandbox: false })).toMatchObject({
      ok: false,
      rejection: { reason: 'synthetic' },
    })
  })

  test('ten digits say all that they could be', () => {
    expect(citizen('1204000000')).toMatchObject({
      rejection: {
        looksLike: [
          'a tax code',
          'a social insurance number',
          'a citizen ID that lost its leading zeros',
        ],
        message: expect.stringContaining('a citizen ID that lost its leading zeros'),
      },
    })
    expect(citizen('9900000016')).toMatchObject({
      rejection: { looksLike: expect.not.arrayContaining(['a citizen ID']) },
    })
    expect(citizen('190000025')).toMatchObject({
      rejection: { looksLike: ['a 9-digit identity-card number (CMND)'] },
    })
  })
})

describe('business ID', () => {
  test.each([
    '0100047516',
    '9900000016',
    '9900000023',
    '9900000048',
    '9900000055',
    '9900000062',
    '9900000030',
    '9900000016-001',
  ])('%s is valid', (text) => {
    expect(parseBusinessId(text)).toEqual({ ok: true, value: text })
  })

  test('thirteen digits get their hyphen', () => {
    expect(parseBusinessId(' 9900000016001 ')).toEqual({ ok: true, value: '9900000016-001' })
  })

  test.each([
    ['9900000017', 'check-digit'],
    ['9900000009', 'sequence'],
    ['0012345678', 'office'],
    ['9900000016-000', 'suffix'],
    ['990000001', 'length'],
    ['901204000017', 'length'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseBusinessId(text)).toMatchObject({ ok: false, rejection: { reason } })
  })

  test('no tenth digit saves nine whose sum is a multiple of eleven', () => {
    expect(businessCheckDigit('990000007')).toBeUndefined()
    for (let digit = 0; digit <= 9; digit++)
      expect(parseBusinessId(`990000007${digit}`).ok).toBe(false)
  })

  test('a citizen ID is named as such', () => {
    expect(parseBusinessId('901204000017')).toMatchObject({
      rejection: { looksLike: ['a citizen ID'] },
    })
  })
})

describe('other identifiers', () => {
  test.each([
    ['ZZ 00012345', 'ZZ 00012345'],
    ['ZZ00012345', 'ZZ 00012345'],
    ['ZZ 123456', 'ZZ 123456'],
    ['Z 123456', 'Z 123456'],
    ['đ 123456', 'Đ 123456'],
  ])('certificate serial %s', (text, value) => {
    expect(parseCertificateSerial(text)).toEqual({ ok: true, value })
  })
  test.each(['Z1 00012345', 'ZZ 1234567', 'Z 00012345'])(
    'certificate serial %s is refused',
    (text) => {
      expect(parseCertificateSerial(text).ok).toBe(false)
    },
  )

  test('parcel IDs are compared in lower case', () => {
    expect(parseParcelId('W7ZZ0000000B')).toEqual({ ok: true, value: 'w7zz0000000b' })
    expect(parseParcelId('w7zz0000000').ok).toBe(false)
  })

  test.each(['9800000011', 'GD4019800000011'])('health card %s', (text) => {
    expect(parseHealthCard(text)).toEqual({ ok: true, value: text })
  })
  test.each([
    ['GD6019800000011', 'level'],
    ['G14019800000011', 'group'],
    ['GD4009800000011', 'province'],
    ['GD401980000001', 'length'],
    ['980000001', 'length'],
    ['0000000000', 'unknown'],
  ])('health card %s is refused: %s', (text, reason) => {
    expect(parseHealthCard(text)).toMatchObject({ ok: false, rejection: { reason } })
  })
  test('ten zeros are no insurance number', () => {
    expect(parseInsuranceNumber('9800000011').ok).toBe(true)
    expect(parseInsuranceNumber('0000000000')).toMatchObject({ rejection: { reason: 'unknown' } })
  })

  test.each([
    ['2.000986', '2.000986'],
    ['2,002308', '2.002308'],
    ['1.00121', '1.001210'],
  ])('procedure code %s', (text, value) => {
    expect(parseProcedureCode(text)).toEqual({ ok: true, value })
  })
})

describe('every scalar', () => {
  const kinds = Object.entries(scalars)

  test.each(kinds)(
    '%s accepts what it gave back, and the database would, too',
    (_name, { parse, pattern }) => {
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string(),
            fc.stringMatching(/^[0-9A-Za-z. -]{0,16}$/),
            fc.string({ unit: 'grapheme' }),
          ),
          (text) => {
            const first = parse(text)
            if (!first.ok) {
              expect(first.rejection.reason).toMatch(/^[a-z-]+$/)
              return
            }
            expect(parse(first.value)).toEqual(first)
            expect(first.value).toMatch(new RegExp(pattern, 'u'))
            expect(first.value.normalize('NFC')).toBe(first.value)
          },
        ),
      )
    },
  )

  test.each(kinds)('%s never says the value it refuses', (_name, { parse }) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{8,16}$/), (text) => {
        const parsed = parse(text)
        if (!parsed.ok) expect(parsed.rejection.message).not.toContain(text)
      }),
    )
  })

  test.each([
    ['Date', '2024-02-29', true],
    ['Date', '2023-02-29', false],
    ['Date', '2026-13-01', false],
    ['Date', '15/03/2004', false],
    ['DateTime', '2026-11-21T08:30:00+07:00', true],
    ['DateTime', '2026-02-30T08:30:00Z', false],
    ['Month', '2026-11', true],
    ['Month', '2026-00', false],
  ] as const)('%s %s: %s', (name, text, valid) => {
    expect(scalars[name].parse(text).ok).toBe(valid)
  })
})
