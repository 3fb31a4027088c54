import { createHash } from 'node:crypto'

/** An identifier in every form in which somebody who has a dump could read it, or find it by trying them all. */
export function formsOf(id: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>([['plain', id]])
  const say = (form: string, bytes: Buffer) => {
    forms.set(`${form}, hex`, bytes.toString('hex'))
    for (let before = 0; before < 3; before++) {
      // Base64 of something longer that it stands in: without the ends, which depend on what is around it.
      const padded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
      const own = padded.replace(/=+$/, '').slice(before === 0 ? 0 : 4, -1)
      forms.set(`${form}, base64 ${before}`, own)
      forms.set(`${form}, base64url ${before}`, own.replaceAll('+', '-').replaceAll('/', '_'))
    }
  }
  say('bytes', Buffer.from(id))
  for (const algorithm of ['sha256', 'sha1', 'md5']) {
    for (const text of [id, `Citizen ${id}`, `Business ${id}`, `Parcel ${id}`]) {
      say(`${algorithm} of ${text}`, createHash(algorithm).update(text).digest())
    }
  }
  if (/^\d+$/.test(id)) forms.set('number, hex', BigInt(id).toString(16).padStart(16, '0'))
  return forms
}

/** The forms of identifiers that stand in a text. */
export function readableIn(text: string, ids: readonly string[]): readonly string[] {
  const lower = text.toLowerCase()
  return ids.flatMap((id) =>
    [...formsOf(id)].flatMap(([form, needle]) => {
      const isThere =
        form === 'plain'
          ? // Longer numbers are nobody's identifier.
            new RegExp(`(?<!\\d)${needle}(?!\\d)`).test(text)
          : (form.includes('hex') ? lower : text).includes(needle)
      return isThere ? [`${id}: ${form}`] : []
    }),
  )
}
