/** A province or centrally run city since 1 July 2025, as the made-up country needs it. */
export interface Province {
  readonly code: string
  /** Official name on the list of 30 April 2026. */
  readonly name: string
  readonly region: 'north' | 'centre' | 'south'
  /** Share of the population in hundredths of a per cent (domain.md 7.3). The sum is 10 002. */
  readonly weight: number
  /** Four characters of geohash near the capital: parcel IDs of the province begin with them. */
  readonly geohash: string
  /** Whether people move there for work from all over the country. */
  readonly draws: boolean
}

/** The 34 provinces in the order of their codes. */
export const provinces: readonly Province[] = (
  [
    ['01', 'Thành phố Hà Nội', 'north', 776, 'w7er', true],
    ['04', 'Tỉnh Cao Bằng', 'north', 50, 'wk58', false],
    ['08', 'Tỉnh Tuyên Quang', 'north', 164, 'w7fu', false],
    ['11', 'Tỉnh Điện Biên', 'north', 59, 'w7c3', false],
    ['12', 'Tỉnh Lai Châu', 'north', 45, 'w7cx', false],
    ['14', 'Tỉnh Sơn La', 'north', 124, 'w7cc', false],
    ['15', 'Tỉnh Lào Cai', 'north', 157, 'w7fe', false],
    ['19', 'Tỉnh Thái Nguyên', 'north', 158, 'w7g6', false],
    ['20', 'Tỉnh Lạng Sơn', 'north', 78, 'w7gu', false],
    ['22', 'Tỉnh Quảng Ninh', 'north', 132, 'w7sp', false],
    ['24', 'Tỉnh Bắc Ninh', 'north', 319, 'w7g9', true],
    ['25', 'Tỉnh Phú Thọ', 'north', 354, 'w7fc', false],
    ['31', 'Thành phố Hải Phòng', 'north', 411, 'w7ey', true],
    ['33', 'Tỉnh Hưng Yên', 'north', 314, 'w7em', false],
    ['37', 'Tỉnh Ninh Bình', 'north', 388, 'w7e7', false],
    ['38', 'Tỉnh Thanh Hoá', 'north', 381, 'w7e0', false],
    ['40', 'Tỉnh Nghệ An', 'centre', 337, 'w774', false],
    ['42', 'Tỉnh Hà Tĩnh', 'centre', 143, 'w772', false],
    ['44', 'Tỉnh Quảng Trị', 'centre', 165, 'w75g', false],
    ['46', 'Thành phố Huế', 'centre', 126, 'w6ut', false],
    ['48', 'Thành phố Đà Nẵng', 'centre', 270, 'w6ug', true],
    ['51', 'Tỉnh Quảng Ngãi', 'centre', 190, 'w6tq', false],
    ['52', 'Tỉnh Gia Lai', 'centre', 316, 'w6mw', false],
    ['56', 'Tỉnh Khánh Hoà', 'centre', 198, 'w6jt', false],
    ['66', 'Tỉnh Đắk Lắk', 'centre', 295, 'w6kb', false],
    ['68', 'Tỉnh Lâm Đồng', 'centre', 341, 'w6j5', false],
    ['75', 'Thành phố Đồng Nai', 'south', 395, 'w3gy', true],
    ['79', 'Thành phố Hồ Chí Minh', 'south', 1233, 'w3gv', true],
    ['80', 'Tỉnh Tây Ninh', 'south', 287, 'w3ge', false],
    ['82', 'Tỉnh Đồng Tháp', 'south', 385, 'w3gd', false],
    ['86', 'Tỉnh Vĩnh Long', 'south', 375, 'w3g6', false],
    ['91', 'Tỉnh An Giang', 'south', 436, 'w3f8', false],
    ['92', 'Thành phố Cần Thơ', 'south', 370, 'w3g1', false],
    ['96', 'Tỉnh Cà Mau', 'south', 230, 'w3du', false],
  ] as const
).map(([code, name, region, weight, geohash, draws]) => ({
  code,
  name,
  region,
  weight,
  geohash,
  draws,
}))

/** What a province or city is called without its type: `Hà Nội`. */
export function shortName(name: string): string {
  return name.replace(/^(Thành phố|Tỉnh) /, '')
}

/** A key under which spellings of one place meet: `Hoà Bình` = `Hòa Bình`, `'` = `’`, any case. */
export function placeKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC')
    .replace(/[’`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
