import type { LegalBasis, Validity } from '@motlan/policy'
import type { Language } from './languages.ts'

/** A day as people write it: `21/11/2026`, `21 November 2026`. */
export function dayInWords(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (language === 'vi') return `${date}/${month}/${year}`
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** A half-open validity in words. */
export function validityInWords({ from, until }: Validity, language: Language): string {
  const start = dayInWords(from, language)
  if (language === 'vi') {
    return until
      ? `từ ngày ${start}, đến trước ngày ${dayInWords(until, 'vi')}`
      : `từ ngày ${start}`
  }
  return until ? `from ${start} until the day before ${dayInWords(until, 'en')}` : `from ${start}`
}

/** A legal basis as it is cited: `điểm c khoản 1 Điều 19 Luật … (91/2025/QH15)`. */
export function basisInWords({ law, article, title }: LegalBasis, language: Language): string {
  const text = `${title[language]} (${law})`
  const place = article === undefined ? '' : articleInWords(article, language)
  return place === '' ? text : language === 'vi' ? `${place} ${text}` : `${place} of the ${text}`
}

/** `19.1.c` is point c of clause 1 of article 19; `8-13` are articles 8 to 13. */
function articleInWords(article: string, language: Language): string {
  const [number = '', clause, point] = article.split('.')
  if (language === 'en') {
    const places = [clause, point].flatMap((part) => (part ? [`(${part})`] : []))
    return `article ${number}${places.join('')}`
  }
  return [
    ...(point ? [`điểm ${point}`] : []),
    ...(clause ? [`khoản ${clause}`] : []),
    `Điều ${number}`,
  ].join(' ')
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
]
