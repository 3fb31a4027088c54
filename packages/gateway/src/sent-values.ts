/** One subject of an answer, and which of its attributes have been disclosed so far. */
export interface About {
  readonly subjectId: string
  /** By slot: the place of what was disclosed among all that was, counted from 1. */
  readonly marks: number[]
}

/** What was sent of one attribute of one subject, as often as it stands in the answer. */
type Sent = [unknown, ...unknown[]]

/** What leaves with an answer: the slots of its shape, for each of them the subject, and what is sent. */
export interface SentValues {
  readonly slots: number[]
  readonly abouts: About[]
  readonly values: Sent[]
  /** Which of `values` got one more, in that order. */
  readonly repeated: number[]
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
  return { slots: [], abouts: [], values: [], repeated: [] }
}

/** INVARIANT: each attribute of each subject is noted once, with every value that is written of it. */
export function disclose(
  slot: number,
  about: About,
  value: unknown,
  { slots, abouts, values, repeated }: SentValues,
): void {
  if (slot < 0) return
  const known = about.marks[slot]
  if (known) {
    values[known - 1]?.push(value)
    repeated.push(known - 1)
    return
  }
  about.marks[slot] = slots.push(slot)
  abouts.push(about)
  values.push([value])
}

/** How much has been sent by now. */
export function sentSoFar({ slots, repeated }: SentValues): SentSoFar {
  return { noted: slots.length, repeated: repeated.length }
}

/** What was written into an object that turned into null has not left. */
export function takeBack(before: SentSoFar, { slots, abouts, values, repeated }: SentValues): void {
  while (repeated.length > before.repeated) values[repeated.pop() ?? -1]?.pop()
  while (slots.length > before.noted) {
    const slot = slots.pop()
    const about = abouts.pop()
    values.pop()
    if (slot !== undefined && about) about.marks[slot] = 0
  }
}
