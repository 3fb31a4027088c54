import type { Bilingual } from '@motlan/kernel'

/** A birth from the applicant's chair, as it was on paper and as it is now: everything that `motlan demo birth` tells. */
export interface BirthStory {
  readonly procedure: string
  readonly title: Bilingual
  readonly applicant: string
  readonly caseId: string
  readonly paper: Effort
  readonly now: Effort
  readonly form: readonly StoryField[]
  readonly answers: readonly StoryField[]
  readonly effects: readonly StoryEffect[]
  readonly child: StoryChild
  /** What the commune police, who follow the mother, were told. */
  readonly signal: StorySignal
  readonly seen: readonly StorySight[]
  readonly trace: readonly StoryReading[]
  /** For all births of a year in the whole country. */
  readonly nation: { readonly casesPerYear: number; readonly saved: number }
  /** Milliseconds from opening the case until every registry knew. */
  readonly took: number
}

/** What a procedure asks of whoever applies, by the Standard Cost Model. */
export interface Effort {
  readonly fieldsTyped: number
  readonly trips: number
  readonly waits: number
  readonly minutes: number
  readonly vnd: number
}

/** One field of the form. */
export interface StoryField {
  readonly number: string
  readonly title: Bilingual
  readonly value: string
  readonly source: string
}

/** One registry that was told. */
interface StoryEffect {
  readonly registry: string
  readonly mutation: string
  readonly state: string
  readonly doneAt: string
}

export interface StoryChild {
  readonly citizenId: string
  readonly name: string
}

/** Something has changed about somebody: all that a signal says. */
export interface StorySignal {
  readonly pseudonym: string
}

/** What one agency sees of the child now. */
export interface StorySight {
  readonly agency: Bilingual
  readonly lines: readonly { readonly label: string; readonly value: string }[]
  readonly withheld: readonly string[]
}

/** Look-ups in the mother's own trace that say the same. */
export interface StoryReading {
  readonly at: string
  readonly sentence: Bilingual
  readonly times: number
  readonly attributes: readonly string[]
  readonly law: Bilingual
}
