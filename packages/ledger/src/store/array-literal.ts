/** Arrays as PostgreSQL reads them. The driver's own way looks at every element three times. */

/** An array of numbers, dates, or words without any sign in them. */
export function plainArray(items: readonly (string | number | null)[]): string {
  return `{${items.map((item) => item ?? 'NULL').join(',')}}`
}

/** An array of any texts. */
export function textArray(items: readonly (string | null)[]): string {
  return `{${items.map((item) => (item === null ? 'NULL' : `"${item.replace(/[\\"]/g, '\\$&')}"`)).join(',')}}`
}

/** Pieces of bytes, sent as one value: a row finds its own by where it begins. */
export interface Pieces {
  /** Where the piece begins; null for none. */
  readonly add: (bytes: string | null) => number | null
  readonly bytes: () => Buffer
}

/** Collects pieces, one character per byte. */
export function pieces(): Pieces {
  let all = ''
  return {
    add: (bytes) => {
      if (bytes === null) return null
      const begin = all.length + 1
      all += bytes
      return begin
    },
    bytes: () => Buffer.from(all, 'latin1'),
  }
}
