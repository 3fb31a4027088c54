/** One subject of an answer, and what has been disclosed about it so far. */
export interface About {
  readonly subjectId: string
  /** By slot: the place of what was disclosed, counted from 1. */
  readonly marks: number[]
  /** What was disclosed, in the order in which it was written: slots of the shape, and the values. */
  readonly slots: number[]
  readonly values: unknown[]
  /** By place: every value, where an attribute stands in the answer several times. */
  readonly several: (unknown[] | undefined)[]
}

/** What leaves with an answer, in the order in which it was written. */
export interface SentValues {
  readonly order: About[]
  /** Lists that got one value more. */
  readonly repeated: unknown[][]
}

/** How much had been sent at some point of writing. */
interface SentSoFar {
  readonly noted: number
  readonly repeated: number
}

/** Before anything is written. */
export const atStart: SentSoFar = { noted: 0, repeated: 0 }

/** Nothing, to begin with. */
export function nothingSent(): SentValues {
  return { order: [], repeated: [] }
}

/** A subject of which nothing has been said. */
export function newAbout(subjectId: string): About {
  return { subjectId, marks: [], slots: [], values: [], several: [] }
}

/** INVARIANT: each attribute of each subject is noted once, with every value that is written of it. */
export function disclose(
  slot: number,
  about: About,
  value: unknown,
  { order, repeated }: SentValues,
): void {
  if (slot < 0) return
  const known = about.marks[slot]
  if (known) {
    const list = about.several[known - 1] ?? [about.values[known - 1]]
    about.several[known - 1] = list
    list.push(value)
    repeated.push(list)
    return
  }
  about.marks[slot] = about.slots.push(slot)
  about.values.push(value)
  order.push(about)
}

/** What was sent of one attribute: its value, or all of them in the order of the answer. */
export function sentAt({ values, several }: About, place: number): unknown {
  const list = several[place]
  return list && list.length > 1 ? list : values[place]
}

/** How much has been sent by now. */
export function sentSoFar({ order, repeated }: SentValues): SentSoFar {
  return { noted: order.length, repeated: repeated.length }
}

/** What was written into an object that turned into null has not left. */
export function takeBack(before: SentSoFar, { order, repeated }: SentValues): void {
  while (repeated.length > before.repeated) repeated.pop()?.pop()
  while (order.length > before.noted) {
    const about = order.pop()
    const slot = about?.slots.pop()
    about?.values.pop()
    if (about && slot !== undefined) about.marks[slot] = 0
  }
}
