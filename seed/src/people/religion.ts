import type { Random } from '@motlan/registry-kit/country'

/** Believers per thousand of the Kinh and Hoa by province: [Catholic, Buddhist, Hòa Hảo, Protestant, Cao Đài]. */
const byProvince: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  '37': [145, 25, 0, 0, 0],
  '33': [70, 20, 0, 0, 0],
  '31': [55, 20, 0, 0, 0],
  '40': [75, 5, 0, 0, 0],
  '42': [85, 5, 0, 0, 0],
  '44': [70, 15, 0, 0, 0],
  '46': [40, 150, 0, 0, 0],
  '48': [30, 60, 0, 5, 2],
  '56': [90, 60, 0, 5, 2],
  '66': [80, 40, 0, 5, 3],
  '68': [150, 95, 0, 10, 5],
  '75': [210, 60, 0, 5, 5],
  '79': [92, 75, 3, 8, 5],
  '80': [40, 30, 2, 3, 120],
  '82': [25, 30, 90, 2, 8],
  '86': [50, 40, 10, 2, 15],
  '91': [35, 40, 130, 2, 10],
  '92': [40, 40, 40, 2, 5],
  '96': [25, 30, 3, 2, 15],
}
const elsewhere = [31, 15, 0, 0, 0] as const

const byEthnicity: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  Khmer: [5, 900, 0, 0, 0],
  Mông: [20, 0, 0, 200, 0],
  'Gia Rai': [120, 0, 0, 250, 0],
  'Ê Đê': [60, 0, 0, 300, 0],
  'Ba Na': [300, 0, 0, 120, 0],
  'Xơ Đăng': [250, 0, 0, 60, 0],
  'Cơ Ho': [350, 0, 0, 350, 0],
  Mnông: [80, 0, 0, 250, 0],
  Raglay: [40, 0, 0, 250, 0],
  Xtiêng: [60, 0, 0, 250, 0],
}
const names = ['Công giáo', 'Phật giáo', 'Phật giáo Hòa Hảo', 'Tin Lành', 'Cao Đài'] as const

/** The religion of a household. */
export function religionOf(random: Random, ethnicity: string, provinceCode: string): string {
  if (ethnicity === 'Chăm')
    return random.chance(4, 10) ? 'Bà-la-môn' : random.chance(5, 10) ? 'Hồi giáo' : 'Không'
  const kinh = ethnicity === 'Kinh' || ethnicity === 'Hoa'
  const shares =
    byEthnicity[ethnicity] ??
    (kinh ? byProvince[provinceCode] : undefined) ??
    (kinh ? elsewhere : [15, 2, 0, 5, 0])
  let position = random.below(1000)
  for (const [index, share] of shares.entries()) {
    if (position < share) return names[index] ?? 'Không'
    position -= share
  }
  return 'Không'
}
