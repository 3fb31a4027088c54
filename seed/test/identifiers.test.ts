import {
  parseBusinessId,
  parseCertificateSerial,
  parseCitizenId,
  parseHealthCard,
  parseInsuranceNumber,
  parseParcelId,
  scalars,
} from '@motlan/kernel'
import type { CountryBlock } from '@motlan/registry-kit/country'
import { expect, test } from 'vitest'
import {
  builtInPersonas,
  makeBlock,
  personaBlock,
  planCountry,
  readPersonas,
} from '../src/index.ts'
import { numbersOf } from '../src/numbers.ts'

const plan = planCountry({ seed: 11, citizens: 60_000 })
const cast = personaBlock(plan, readPersonas([builtInPersonas()], plan.units, plan.today))

test('every number is valid, synthetic, and given once in the whole country', () => {
  const seen = new Set<string>()
  const once = (kind: string, number: string) => {
    const key = `${kind} ${number}`
    if (seen.has(key)) throw new Error(`${key} is given twice`)
    seen.add(key)
  }
  for (const block of [
    cast,
    ...Array.from({ length: plan.blocks }, (_, index) => makeBlock(plan, index + 1)),
  ])
    eachNumber(block, once)
  expect(seen.size).toBeGreaterThan(250_000)
}, 120_000)

/** Checks the numbers of a block by the parsers of the kernel and hands them on. */
function eachNumber(
  { persons, firms, plots, households, householdBusinesses }: CountryBlock,
  once: (kind: string, number: string) => void,
): void {
  const check = (
    kind: string,
    number: string,
    parsed: { readonly ok: boolean },
    pattern: RegExp,
  ) => {
    if (!parsed.ok || !pattern.test(number)) throw new Error(`${kind} ${number} is not valid`)
    once(kind, number)
  }
  for (const { citizenId, previousCitizenIds, insurance, tax, cmnd, sex, dateOfBirth } of persons) {
    for (const id of [citizenId, ...previousCitizenIds])
      check('citizen', id, parseCitizenId(id), /^9/)
    if (
      (Number(citizenId[3]) % 2 === 0) !== (sex === 'MALE') ||
      citizenId.slice(4, 6) !== dateOfBirth.slice(2, 4)
    )
      throw new Error(`${citizenId} does not fit`)
    for (const number of [insurance?.number, insurance?.duplicateNumber])
      if (number) check('insurance', number, parseInsuranceNumber(number), /^98/)
    for (const code of [tax?.formerTaxCode, tax?.duplicateTaxCode])
      if (code) check('business', code, parseBusinessId(code), /^99/)
    const old = insurance?.card?.oldNumber
    if (old) check('card', old, parseHealthCard(old), /^[A-Z]{2}[1-5]/)
    if (cmnd) check('cmnd', cmnd, { ok: true }, /^9[0-9]{8}$/)
  }
  for (const { businessId, branches } of firms) {
    check('business', businessId, parseBusinessId(businessId), /^99/)
    for (const branch of branches)
      if (branch.businessId)
        check('business', branch.businessId, parseBusinessId(branch.businessId), /^99/)
  }
  for (const { parcelId, certificate } of plots) {
    check('parcel', parcelId, parseParcelId(parcelId), /^w/)
    if (certificate)
      check('certificate', certificate.serial, parseCertificateSerial(certificate.serial), /^ZZ /)
  }
  for (const { residenceFileNumber } of households) once('household', residenceFileNumber)
  for (const { registrationNumber } of householdBusinesses) once('shop', registrationNumber)
}

test('a map sheet and a parcel number name one parcel of a commune', () => {
  const seen = new Set<string>()
  for (let index = 1; index <= 20; index++) {
    for (const { address, mapSheet, parcelNumber } of makeBlock(plan, index).plots) {
      const key = `${address.code} ${mapSheet} ${parcelNumber}`
      expect(seen.has(key), key).toBe(false)
      seen.add(key)
    }
  }
})

test('blocks never share a number, and a block that runs out of them says so', () => {
  const blocks = 15_600
  for (const kind of ['insuranceNumber', 'cmnd', 'businessId', 'formerTaxCode'] as const) {
    const numbers = [1, 2, 7800, blocks].flatMap((block) => {
      const allocated = numbersOf(3, block, blocks)
      return Array.from({ length: 40 }, () => allocated[kind]())
    })
    expect(new Set(numbers).size, kind).toBe(numbers.length)
  }
  const last = numbersOf(3, blocks, blocks)
  const ids = Array.from({ length: 64 }, () => last.citizenId('01', 'MALE', 1990))
  expect(
    ids.every(
      (id) => new RegExp(scalars.CitizenId.pattern).test(id) && Number(id.slice(6)) >= 1000,
    ),
  ).toBe(true)
  expect(() => last.citizenId('01', 'MALE', 1990)).toThrow('used up')
})

test('sizes the numbers do not allow are refused', () => {
  expect(() => planCountry({ seed: 1, citizens: 99 })).toThrow(
    'a country has 100 to 15600000 citizens',
  )
  expect(() => planCountry({ seed: 1, citizens: 15_600_001 })).toThrow('citizens')
  expect(() => planCountry({ seed: -1, citizens: 1000 })).toThrow('seed')
  expect(() => planCountry({ seed: 1, citizens: 1000, today: 'today' })).toThrow('2026-11-21')
})
