import type { Address, Place, Random } from '@motlan/registry-kit/country'
import type { Commune } from './administrative-units.ts'

const streets = [
  'Lê Lợi',
  'Trần Hưng Đạo',
  'Nguyễn Trãi',
  'Quang Trung',
  'Hai Bà Trưng',
  'Lý Thường Kiệt',
  'Phan Bội Châu',
  'Ngô Quyền',
  'Lê Duẩn',
  'Hùng Vương',
  'Nguyễn Huệ',
  'Điện Biên Phủ',
  'Trần Phú',
  'Phan Chu Trinh',
  'Hoàng Diệu',
  'Bạch Đằng',
  'Lê Hồng Phong',
  'Nguyễn Du',
  'Trường Chinh',
  'Võ Thị Sáu',
  'Cách Mạng Tháng Tám',
  'Nguyễn Văn Cừ',
  'Phạm Ngũ Lão',
  'Tôn Đức Thắng',
]

/** A made-up address in a commune, in the manner of the place: streets in wards, hamlets in communes. */
export function addressIn(commune: Commune, random: Random): Address {
  return addressAt(commune.place, lineIn(commune, random))
}

/** House and street, or hamlet. */
export function lineIn({ kind, province }: Commune, random: Random): string {
  if (kind === 'WARD') {
    const house = random.chance(1, 5)
      ? `${random.between(1, 400)}/${random.between(1, 60)}`
      : `${random.between(1, 400)}`
    return `Số ${house}, đường ${random.pick(streets)}`
  }
  const number = random.between(1, 14)
  if (province.region === 'south') return `Ấp ${number}`
  if (['66', '68', '52'].includes(province.code) && random.chance(1, 3)) return `Buôn ${number}`
  if (['04', '08', '11', '12', '14', '15', '20'].includes(province.code)) return `Bản ${number}`
  return random.chance(1, 3) ? `Xóm ${number}` : `Thôn ${number}`
}

/** A line and a place as one address. */
export function addressAt(place: Place, line: string): Address {
  const { code, version, commune, district, province, provinceCode } = place
  const text = `${line}, ${placeText(place)}`
  return { code, version, commune, district, province, provinceCode, line, text }
}

/** A place as printed: `Phường Ba Đình, Thành phố Hà Nội`. */
export function placeText({ commune, district, province }: Place): string {
  return district === null ? `${commune}, ${province}` : `${commune}, ${district}, ${province}`
}

/** The same address in the list of 2024. */
export function formerAddress(commune: Commune, line: string, random: Random): Address {
  return addressAt(random.pick(commune.formerly), line)
}
