import type { Random, Sex } from '@motlan/registry-kit/country'
import type { Province } from '../units/provinces.ts'
import { pickWeighted, type Weighted, weighted } from './weighted.ts'

/**
 * Surnames of the majority in thousandths. They stand a seventh above the national shares of domain.md 7.2, because the
 * minorities, a seventh of the country, mostly carry other names.
 */
const common = (hoang: string, vu: string) =>
  weighted(
    `Nguyễn 362, Trần 125, Lê 102, Phạm 67, ${hoang} 50, ${vu} 56, Phan 32, Trương 25, Bùi 20, Đặng 21, Đỗ 22, Ngô 19, Hồ 17, ` +
      'Dương 16, Đinh 8, Đoàn 8, Lâm 5, Mai 6, Trịnh 6, Đào 6, Cao 5, Lý 3, Hà 3, Lương 3, Lưu 4, Tạ 3, Phùng 2, Tô 2, Châu 2, Thái 2, ' +
      'Vương 2, La 1',
  )

const byRegion: Readonly<Record<Province['region'], Weighted<string>>> = {
  north: common('Hoàng', 'Vũ'),
  centre: common('Huỳnh', 'Võ'),
  south: common('Huỳnh', 'Võ'),
}

const highlands = weighted(
  'Niê 3, Ksor 3, Rơ Chăm 2, Siu 3, Nay 2, Mlô 2, Êban 2, Kpă 2, Ayun 1, Byă 1, Rahlan 1',
)

const byEthnicity: Readonly<Record<string, Weighted<string>>> = {
  Tày: weighted(
    'Nông 20, Hoàng 20, Hứa 6, Bế 6, Ma 10, Lương 8, Triệu 8, Đàm 6, Lục 4, Vi 4, Nguyễn 8',
  ),
  Nùng: weighted('Nông 24, Hoàng 20, Lương 8, Vi 8, Triệu 6, Lý 6, Mông 4, Lục 4, Đàm 4, Nguyễn 4'),
  Thái: weighted('Lò 30, Quàng 14, Lường 10, Cà 8, Vi 10, Hà 8, Tòng 6, Cầm 6, Lô 4, Vàng 4'),
  Mường: weighted('Bùi 40, Quách 14, Đinh 14, Hà 10, Bạch 8, Phạm 8, Nguyễn 6'),
  Mông: weighted('Giàng 24, Vàng 20, Sùng 12, Thào 10, Lầu 8, Vừ 8, Mùa 6, Lý 6, Cứ 3, Hạng 3'),
  Dao: weighted('Bàn 20, Triệu 20, Đặng 20, Phùng 10, Chảo 8, Lý 12, Tẩn 10'),
  Khmer: weighted('Thạch 24, Kim 16, Sơn 14, Danh 20, Lâm 10, Châu 8, Kiên 4, Trần 4'),
  Hoa: weighted(
    'Trần 16, Lâm 12, Lý 10, Vương 8, Quách 6, Huỳnh 10, Lưu 6, Châu 6, La 4, Thái 6, Tô 6, Phùng 4, Nguyễn 6',
  ),
  Chăm: weighted('Bá 12, Thành 12, Quảng 10, Đàng 10, Kiều 8, Lưu 8, Hán 6, Nại 4'),
  'Sán Dìu': weighted('Lưu 10, Trần 10, Diệp 8, Lâm 8, Đặng 8, Tô 6'),
  'Sán Chay': weighted('Hoàng 12, Trần 12, La 8, Ninh 8, Đặng 6, Lý 6'),
  Giáy: weighted('Lù 10, Vàng 10, Hoàng 8, Nông 6, Sân 4'),
  'Khơ Mú': weighted('Lò 12, Quàng 8, Lương 8, Cụt 6, Moong 6'),
  'Hà Nhì': weighted('Ly 10, Lỳ 8, Pờ 8, Sừng 6, Chu 6'),
}

/** Peoples of the Central Highlands: clan first, then a given name with `Y`, `H'` or `K'`. */
const highlanders = new Set(
  'Gia Rai,Ê Đê,Ba Na,Cơ Ho,Xơ Đăng,Hrê,Raglay,Mnông,Xtiêng,Gié Triêng,Mạ,Cơ Tu,Tà Ôi,Bru - Vân Kiều,Co,Chơ Ro'.split(
    ',',
  ),
)

/** A family name for somebody whose father is not known. */
export function surnameOf(random: Random, ethnicity: string, region: Province['region']): string {
  if (highlanders.has(ethnicity)) return pickWeighted(random, highlands)
  return pickWeighted(random, byEthnicity[ethnicity] ?? byRegion[region])
}

/** What stands before the given name of a Central Highlander, or nothing for everybody else. */
export function highlandPrefix(ethnicity: string, sex: Sex): string | undefined {
  if (!highlanders.has(ethnicity)) return undefined
  if (ethnicity === 'Cơ Ho' || ethnicity === 'Mạ') return sex === 'MALE' ? "K'" : 'Ka '
  return sex === 'MALE' ? 'Y ' : "H'"
}
