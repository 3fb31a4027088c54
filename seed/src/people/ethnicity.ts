import { provinces } from '../units/provinces.ts'

/** Where the minorities live: share of the population in thousandths of a per cent, and how it is spread, in per cent by province. */
const minorities: readonly (readonly [name: string, share: number, spread: string])[] = [
  ['Tày', 1900, '08:25 15:17 19:17 20:15 04:10 24:4 66:4 25:3 01:3 22:2'],
  ['Thái', 1900, '14:35 40:18 38:14 11:12 12:8 15:4 25:4 01:5'],
  ['Mường', 1500, '25:62 38:22 14:6 01:6 37:4'],
  ['Mông', 1400, '08:24 15:20 11:15 14:14 12:8 04:5 66:4 40:3 19:2 38:2 68:2 20:1'],
  ['Khmer', 1400, '92:28 86:26 91:22 79:10 96:8 75:3 80:2 82:1'],
  ['Nùng', 1100, '20:27 04:13 66:12 19:10 24:10 08:9 68:9 15:4 75:4 79:2'],
  ['Dao', 900, '08:26 15:24 22:8 25:8 04:6 12:6 19:6 66:5 20:4 01:4 14:3'],
  ['Hoa', 800, '79:48 75:15 92:10 91:6 68:5 96:4 86:3 24:3 22:2 82:2 31:2'],
  ['Gia Rai', 500, '52:88 51:7 66:5'],
  ['Ê Đê', 400, '66:95 56:5'],
  ['Ba Na', 350, '52:75 51:25'],
  ['Cơ Ho', 260, '68:95 66:5'],
  ['Sán Chay', 250, '08:35 19:25 24:25 22:15'],
  ['Xơ Đăng', 230, '51:75 48:20 66:5'],
  ['Chăm', 200, '56:50 68:25 91:10 66:10 80:5'],
  ['Sán Dìu', 190, '25:30 19:30 24:20 22:20'],
  ['Hrê', 160, '51:92 52:8'],
  ['Raglay', 150, '56:90 68:10'],
  ['Mnông', 140, '66:50 68:45 75:5'],
  ['Bru - Vân Kiều', 120, '44:95 46:5'],
  ['Xtiêng', 110, '75:95 68:5'],
  ['Cơ Tu', 100, '48:75 46:25'],
  ['Giáy', 100, '15:70 12:20 08:10'],
  ['Khơ Mú', 100, '40:50 14:25 11:25'],
  ['Thổ', 95, '40:80 38:20'],
  ['Gié Triêng', 75, '51:65 48:35'],
  ['Tà Ôi', 65, '46:70 44:30'],
  ['Mạ', 60, '68:100'],
  ['Co', 45, '51:80 48:20'],
  ['Hà Nhì', 40, '12:70 15:30'],
  ['Chơ Ro', 30, '75:100'],
  ['Xinh Mun', 30, '14:100'],
]

/** For each province the minorities with the running sum of their shares, in parts of 2^32. */
const ladders: ReadonlyMap<string, readonly (readonly [name: string, upTo: number])[]> = new Map(
  provinces.map(({ code, weight }) => {
    let sum = 0
    const ladder = minorities.flatMap(([name, share, spread]) => {
      const part = new RegExp(`\\b${code}:([0-9]+)`).exec(spread)?.[1]
      if (part === undefined) return []
      // share/1e5 of the country, of which part/100 here, where weight/1e4 of the country lives.
      sum += Math.floor((share * Number(part) * 4294967296) / (weight * 1000))
      return [[name, sum] as const]
    })
    return [code, ladder]
  }),
)

/** The ethnicity of a hamlet in a province; `position` is 32 bits spread evenly over the hamlets of the country. */
export function ethnicityAt(provinceCode: string, position: number): string {
  return ladders.get(provinceCode)?.find(([, upTo]) => position < upTo)?.[0] ?? 'Kinh'
}
