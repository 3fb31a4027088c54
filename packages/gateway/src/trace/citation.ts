import type { Bilingual } from '@motlan/kernel'
import type { LegalBasis } from '@motlan/policy'

/** How lawyers name an article: `điểm c khoản 1 Điều 19 Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15)`. */
export function citationOf({
  law,
  article,
  title,
}: Pick<LegalBasis, 'law' | 'article' | 'title'>): Bilingual {
  const [number, clause, point] = article?.split('.') ?? []
  const vi = [
    ...(point === undefined ? [] : [`điểm ${point}`]),
    ...(clause === undefined ? [] : [`khoản ${clause}`]),
    ...(number === undefined ? [] : [`Điều ${number}`]),
    title.vi,
  ]
  const en = [
    ...(number === undefined
      ? []
      : [`article ${number}${inBrackets(clause)}${inBrackets(point)} of`]),
    `the ${title.en}`,
  ]
  return { vi: `${vi.join(' ')} (${law})`, en: `${en.join(' ')} (${law})` }
}

function inBrackets(part: string | undefined): string {
  return part === undefined ? '' : `(${part})`
}
