import { readFileSync } from 'node:fs'

/** The day of the release: agreements begin and end, and a committed page needs a day that stands still. */
export function releaseDay(): string {
  const publiccode = readFileSync(new URL('../../../publiccode.yml', import.meta.url), 'utf8')
  return /^releaseDate: "(\d{4}-\d{2}-\d{2})"$/m.exec(publiccode)?.[1] ?? ''
}
