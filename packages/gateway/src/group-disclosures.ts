import type { DisclosedLine, Disclosure, DisclosureGroup } from '@motlan/ledger'
import type { Disclosing } from './field-decision.ts'
import { type About, sentAt } from './sent-values.ts'

/** Groups what leaves by subject. */
export type GroupDisclosures = (abouts: Iterable<About>) => readonly DisclosureGroup[]

/** Lines that were written in one order, for whomever. */
interface KnownLines extends Pick<DisclosureGroup, 'subject' | 'lines'> {
  readonly slots: readonly number[]
}

/**
 * A grouping for one compiled answer. Of most subjects the same is written in the same order: their lines are one
 * object, by which the ledger recognises them.
 */
export function grouping(slots: readonly Disclosing[]): GroupDisclosures {
  const known = new Map<string, KnownLines>()
  let latest: KnownLines | undefined

  function linesFor(written: readonly number[], subject: Disclosing['subject']): KnownLines {
    if (latest && latest.subject === subject && same(latest.slots, written)) return latest
    const key = `${subject} ${written.join()}`
    let found = known.get(key)
    if (!found) {
      found = {
        subject,
        slots: [...written],
        lines: written.flatMap((slot) => lineOf(slots[slot])),
      }
      known.set(key, found)
    }
    latest = found
    return found
  }

  return (abouts) => {
    const groups: DisclosureGroup[] = []
    for (const about of abouts) {
      const subject = slots[about.slots[0] ?? -1]?.subject
      if (!subject) continue
      if (about.slots.some((slot) => slots[slot]?.subject !== subject)) {
        groups.push(...apart(about, slots, linesFor))
        continue
      }
      const { lines } = linesFor(about.slots, subject)
      const values = about.slots.map((_, place) => sentAt(about, place))
      groups.push({ subject, subjectId: about.subjectId, lines, values })
    }
    return groups
  }
}

/** The same, one disclosure after the other. */
export function ungrouped(groups: readonly DisclosureGroup[]): readonly Disclosure[] {
  return groups.flatMap(({ subject, subjectId, lines, values }) =>
    lines.map((line, index) => ({ ...line, subject, subjectId, value: values[index] })),
  )
}

/** Two subjects of one number: a parcel's code may look like a citizen's. */
function apart(
  about: About,
  slots: readonly Disclosing[],
  linesFor: (written: readonly number[], subject: Disclosing['subject']) => KnownLines,
): readonly DisclosureGroup[] {
  const subjects = new Set(about.slots.flatMap((slot) => slots[slot]?.subject ?? []))
  return [...subjects].map((subject) => {
    const places = about.slots.flatMap((slot, place) =>
      slots[slot]?.subject === subject ? [place] : [],
    )
    const written = places.map((place) => about.slots[place] ?? -1)
    return {
      subject,
      subjectId: about.subjectId,
      lines: linesFor(written, subject).lines,
      values: places.map((place) => sentAt(about, place)),
    }
  })
}

function same(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false
  return true
}

function lineOf(slot: Disclosing | undefined): readonly DisclosedLine[] {
  if (!slot) return []
  const { attribute, relation, grounds } = slot
  return [{ attribute, relation, agreement: grounds.agreement, legalBasis: grounds.legalBasis }]
}
