/** The 34 provinces and cities since 1 July 2025, by name without their kind (Decision 19/2025/QĐ-TTg). */
const provinces: Readonly<Record<string, string>> = {
  'Hà Nội': '01',
  'Cao Bằng': '04',
  'Tuyên Quang': '08',
  'Điện Biên': '11',
  'Lai Châu': '12',
  'Sơn La': '14',
  'Lào Cai': '15',
  'Thái Nguyên': '19',
  'Lạng Sơn': '20',
  'Quảng Ninh': '22',
  'Bắc Ninh': '24',
  'Phú Thọ': '25',
  'Hải Phòng': '31',
  'Hưng Yên': '33',
  'Ninh Bình': '37',
  'Thanh Hóa': '38',
  'Nghệ An': '40',
  'Hà Tĩnh': '42',
  'Quảng Trị': '44',
  Huế: '46',
  'Đà Nẵng': '48',
  'Quảng Ngãi': '51',
  'Gia Lai': '52',
  'Khánh Hòa': '56',
  'Đắk Lắk': '66',
  'Lâm Đồng': '68',
  'Đồng Nai': '75',
  'Hồ Chí Minh': '79',
  'Tây Ninh': '80',
  'Đồng Tháp': '82',
  'Vĩnh Long': '86',
  'An Giang': '91',
  'Cần Thơ': '92',
  'Cà Mau': '96',
}

const cities = ['Hà Nội', 'Hải Phòng', 'Huế', 'Đà Nẵng', 'Hồ Chí Minh', 'Cần Thơ']

/** The 34 of them as addresses end with them: `Thành phố Hà Nội`, `Tỉnh Cao Bằng`. */
export const provinceNames: readonly string[] = Object.keys(provinces).map(
  (name) => `${cities.includes(name) ? 'Thành phố' : 'Tỉnh'} ${name}`,
)

/** The province at the end of a printed address, as it is written today: `Thành phố Hà Nội`. */
export function provinceOf(address: string): string | undefined {
  return provinceNames.find((name) => plain(name) === lastPartOf(address))
}

/** The two digits of the province at the end of a printed address. */
export function provinceCodeOf(address: string): string | undefined {
  return codes.get(lastPartOf(address))
}

const codes = new Map(Object.entries(provinces).map(([name, code]) => [plain(name), code]))

function lastPartOf(address: string): string {
  return plain(address.split(',').at(-1) ?? '')
}

/** A name without its kind and its marks: lists write Hoà or Hòa, and old records neither. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .trim()
    .replace(/^(tinh|thanh pho|tp\.?) /, '')
}
