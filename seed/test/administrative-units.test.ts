import { oldProvinces } from '@motlan/kernel'
import { describe, expect, test } from 'vitest'
import { administrativeUnits } from '../src/index.ts'
import { placeKey, shortName } from '../src/units/provinces.ts'

const units = administrativeUnits()

describe('the list of 30 April 2026', () => {
  test('34 provinces; 697 wards, 2611 communes, 13 special zones', () => {
    const of = (kind: string) => units.communes.filter((commune) => commune.kind === kind).length
    expect([units.provinces.length, of('WARD'), of('COMMUNE'), of('SPECIAL_ZONE')]).toEqual([
      34, 697, 2611, 13,
    ])
  })

  test('Đồng Nai is a city and Long Thành a ward', () => {
    expect(units.byCode.get('26368')?.place).toMatchObject({
      commune: 'Phường Long Thành',
      province: 'Thành phố Đồng Nai',
      version: '2026-04',
    })
  })

  test('names are NFC, and codes keep their zeros', () => {
    for (const { place } of units.communes) {
      expect(place.commune).toBe(place.commune.normalize('NFC'))
      expect(place.code).toMatch(/^[0-9]{5}$/)
    }
    expect(units.communes[0]?.place.code).toBe('00004')
  })

  test('two codes of later lists mean the same communes', () => {
    expect(units.byCode.get('06978')).toBe(units.byCode.get('06970'))
    expect(units.byCode.get('23938')).toBe(units.byCode.get('23737'))
  })
})

describe('the list of 2024', () => {
  test('each of its codes leads to one commune of today', () => {
    const coded = units.communes
      .flatMap(({ formerly }) => formerly)
      .filter(({ district }) => district !== null)
    expect(coded.length).toBe(10_034 + 1)
    expect(new Set(coded.map(({ code }) => code)).size).toBe(coded.length)
    expect(units.successors.get('23737')?.place.commune).toBe('Xã Ia Ly')
  })

  test('every commune has a predecessor; island districts had no communes', () => {
    const islands = units.communes
      .filter(({ formerly }) => formerly[0].district === null)
      .map(({ place }) => place.code)
    expect(islands.toSorted()).toEqual(['11948', '19742', '20333', '21548', '26732'])
  })

  test('seven province codes mean another province than today', () => {
    const changed = units.provinces.flatMap(({ code, name }) => {
      const old = oldProvinces.get(code)
      return old && placeKey(old.name) !== placeKey(shortName(name)) ? [code] : []
    })
    expect(changed).toEqual(['15', '24', '44', '52', '80', '82', '91'])
    for (const { formerly, province } of units.communes) {
      for (const { provinceCode } of formerly) {
        expect(oldProvinces.get(provinceCode)?.newCode).toBe(province.code)
      }
    }
  })
})

test('spellings of one place meet', () => {
  expect(placeKey('Hoà Bình')).toBe(placeKey('Hòa Bình'))
  expect(placeKey('Thừa Thiên')).not.toBe(placeKey('Thua Thien'))
  expect(placeKey("Ea H'leo")).toBe(placeKey('Ea H’Leo'))
})
