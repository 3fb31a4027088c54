import type { PersonName, Random, Sex } from '@motlan/registry-kit/country'
import { highlandPrefix } from './surname.ts'

const words = (text: string) => text.split(', ')

/** Given names by birth cohort (domain.md 7.2). */
const given: Readonly<Record<Sex, readonly (readonly string[])[]>> = {
  MALE: [
    words(
      'Hùng, Dũng, Tuấn, Minh, Thắng, Sơn, Hải, Bình, Cường, Long, Nam, Phong, Thành, Đức, Quang, Hòa',
    ),
    words('Tuấn, Anh, Hoàng, Nam, Hiếu, Đạt, Huy, Đức, Khánh, Trung, Duy, Long, Quân, Phúc, Thịnh'),
    words(
      'Minh Khang, Gia Bảo, Minh Khôi, Nhật Minh, Phúc An, Đăng Khoa, Bảo Long, Gia Huy, Hải Đăng, Tuấn Kiệt',
    ),
  ],
  FEMALE: [
    words('Lan, Hoa, Hương, Hồng, Mai, Nga, Thủy, Hằng, Liên, Loan, Tuyết, Phượng, Hạnh'),
    words('Linh, Trang, Hà, Thảo, Huyền, Ngọc, Phương, Thu, Yến, Nhung, Hiền, Vân'),
    words(
      'Bảo Ngọc, Gia Hân, Khánh Linh, An Nhiên, Minh Châu, Ánh Dương, Bảo Châu, Tuệ Nhi, Khánh An, Phương Anh',
    ),
  ],
}

const middle: Readonly<Record<Sex, readonly string[]>> = {
  MALE: words(
    'Đức, Hữu, Quang, Minh, Ngọc, Xuân, Công, Đình, Thanh, Bá, Anh, Hoàng, Quốc, Trọng, Thế, Duy',
  ),
  FEMALE: words(
    'Ngọc, Thu, Thanh, Kim, Minh, Phương, Bích, Mỹ, Thùy, Hồng, Diệu, Khánh, Như, Quỳnh',
  ),
}

/** Names of peoples that do not use the list above. */
const own: Readonly<Record<string, Readonly<Record<Sex, readonly string[]>>>> = {
  Mông: {
    MALE: words('Páo, Dơ, Sì, Chớ, Tủa, Chu, Phử, Lử, Vảng, Sính, Dế, Say'),
    FEMALE: words('Mỷ, Dợ, Mai, Chư, Sua, Xía, Pà, Súa, Vá, Dính, Cá, Máy'),
  },
  Khmer: {
    MALE: words('Đa Ra, Sa Rết, Sô Thia, Phi Rum, Sóc Khanh, Rích Thi, Thanh, Minh, Vi Sal'),
    FEMALE: words('Sóc Kha, Sa Rinh, Sóc Phia, Sô Phi, Chanh Đa, Lan, Ngọc, Thu, Rây'),
  },
  highlands: {
    MALE: words('Thim, Blơh, Thuy, Wêt, Krông, Bhiông, Djuang, Nhuk, Thanh, Sơn, Đhăm, Kher'),
    FEMALE: words('Lan, Nhung, Hen, Bliăk, Mrang, Ngơn, Thuyền, Uyên, Blin, Yuê, Wôn, Đơr'),
  },
}

/** A name in the fashion of the year of birth; the family name is given. */
export function nameOf(
  random: Random,
  family: string,
  sex: Sex,
  year: number,
  ethnicity: string,
): PersonName {
  const prefix = highlandPrefix(ethnicity, sex)
  if (prefix !== undefined) {
    return personName(family, null, `${prefix}${random.pick(own.highlands?.[sex] ?? [''])}`)
  }
  if (ethnicity === 'Mông')
    return personName(family, sex === 'MALE' ? 'A' : 'Thị', random.pick(own.Mông?.[sex] ?? ['']))
  const list = own[ethnicity]?.[sex]
  if (list && random.chance(1, 2))
    return personName(family, sex === 'FEMALE' ? 'Thị' : null, random.pick(list))
  const name = random.pick(given[sex][year <= 1975 ? 0 : year <= 2005 ? 1 : 2] ?? [])
  // A modern name of two words already is a middle and a given name; older ones get a middle name.
  const [first = '', second] = name.split(' ')
  const before = middleNames(random, sex, year, second === undefined ? first : second, first)
  return second === undefined
    ? personName(family, before, first)
    : personName(family, before === null ? first : `${before} ${first}`, second)
}

/** The parts put together. */
export function personName(
  family: string,
  middleName: string | null,
  givenName: string,
): PersonName {
  const full =
    middleName === null ? `${family} ${givenName}` : `${family} ${middleName} ${givenName}`
  return { family, middle: middleName, given: givenName, full }
}

/** `Thị`, `Văn` or another middle name; from 2000 on 45 % carry two before the given name, counting a two-word given name. */
function middleNames(
  random: Random,
  sex: Sex,
  year: number,
  givenName: string,
  first: string,
): string | null {
  const traditional = random.chance(shareOfTraditional(sex, year), 100)
  const particle = sex === 'FEMALE' ? 'Thị' : 'Văn'
  const other = () => {
    const word = random.pick(middle[sex])
    return word === givenName || word === first
      ? random.pick(sex === 'FEMALE' ? ['Cẩm'] : ['Viết'])
      : word
  }
  if (year > 2005) return random.chance(45, 100) ? (traditional ? particle : other()) : null
  const fourParts = year >= 2000 && random.chance(45, 100)
  if (!traditional)
    return fourParts
      ? `${other()} ${random.pick(sex === 'FEMALE' ? ['Bảo', 'Hà'] : ['Gia', 'Nhật'])}`
      : other()
  return fourParts ? `${particle} ${other()}` : particle
}

function shareOfTraditional(sex: Sex, year: number): number {
  if (sex === 'FEMALE') return year <= 1975 ? 85 : year <= 2000 ? 50 : 10
  return year <= 1975 ? 60 : year <= 2000 ? 30 : 8
}
