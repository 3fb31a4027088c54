import { type Locate, locateInBlock, offsetAt, type Stretch, wordAt } from '@motlan/agreements'
import type { Refusal } from '@motlan/kernel'
import type { Finding } from './finding.ts'
import type { PlacesInTexts } from './places-in-texts.ts'

/** A refusal as a finding: it names its file, often with line and column (`agreements/x.dsa.yaml:12:7`), or with a place inside. */
export function refusalFinding(
  { subject, reason, fix }: Refusal,
  { found }: PlacesInTexts,
): Finding {
  const [, file = subject, line, column] = /^(.*?\.yaml)(?::(\d+):(\d+))?/.exec(subject) ?? []
  const finding: Finding = { severity: 'error', kind: 'file', file, reason, fix }
  if (line !== undefined) {
    const at = (text: string) => wordAt(text, offsetAt(text, Number(line), Number(column)))
    return { ...finding, ...found(file, at) }
  }
  const place = subject.slice(file.length).replace(/^: */, '')
  if (place === '') return finding
  return { ...finding, place, ...found(file, (text, locate) => inCedar(text, place, locate)) }
}

/** Rows in Cedar stand in their file as one text: its own line and column, or the id of the row, say where. */
function inCedar(text: string, place: string, locate: Locate): Stretch | undefined {
  const [, line, column] = /^cedar:(\d+):(\d+)$/.exec(place) ?? []
  if (line !== undefined) return locateInBlock(text, 'cedar', Number(line), Number(column))
  if (place === 'cedar') return locate(place)
  const row = text.indexOf(`@id("${place.slice(place.indexOf('/') + 1)}")`)
  return row < 0 ? undefined : wordAt(text, row + '@id('.length)
}
