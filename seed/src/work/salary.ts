import type { Random } from '@motlan/registry-kit/country'
import type { FirmDraft } from './firm-draft.ts'

/** From and to, in hundred thousands of đồng a month. */
const ranges = {
  HEAD: [120, 450],
  LARGE: [75, 240],
  FIRM: [55, 180],
  PUBLIC: [60, 150],
  SHOP: [60, 250],
  SELF: [35, 110],
  FARM: [20, 70],
} as const

/** A monthly income, whole đồng: low ones are frequent, and years at work count. */
export function salaryOf(kind: keyof typeof ranges, years: number, random: Random): number {
  const [low, high] = ranges[kind]
  const span = high - low
  const drawn =
    Math.min(random.below(span), random.below(span)) +
    Math.floor((span * Math.max(0, Math.min(years, 30))) / 150)
  return (low + drawn) * 100_000
}

/** What somebody without a leading post does at a firm. */
export function titleOf({ kind, line }: FirmDraft, random: Random): string {
  if (kind === 'PUBLIC_UNIT')
    return random.pick(['Giáo viên', 'Giáo viên', 'Nhân viên y tế', 'Kế toán', 'Văn thư', 'Bảo vệ'])
  if (kind === 'CO_OPERATIVE')
    return random.pick(['Xã viên lao động', 'Kế toán', 'Tổ trưởng sản xuất'])
  const code = Number(line.industry.code.slice(0, 2))
  const common = ['Nhân viên văn phòng', 'Kế toán', 'Nhân viên kinh doanh']
  if (code === 14)
    return random.pick([
      'Công nhân may',
      'Công nhân may',
      'Công nhân may',
      'Tổ trưởng chuyền may',
      ...common,
    ])
  if (code >= 41 && code <= 43)
    return random.pick(['Công nhân xây dựng', 'Kỹ sư xây dựng', 'Giám sát công trình', ...common])
  if (code < 41)
    return random.pick(['Công nhân vận hành máy', 'Công nhân đóng gói', 'Kỹ thuật viên', ...common])
  if (code === 62) return random.pick(['Lập trình viên', 'Kiểm thử phần mềm', ...common])
  if (code === 49) return random.pick(['Lái xe', 'Điều phối vận tải', ...common])
  return random.pick(['Nhân viên bán hàng', 'Nhân viên phục vụ', 'Thủ kho', ...common])
}
