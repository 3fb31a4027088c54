import { fitted, type Paint, wrapped } from './paint.ts'
import type { BirthStory, Effort, StoryField, StorySight } from './story.ts'
import { type Language, numberIn, timeIn, wordsIn } from './words.ts'

/** How the story is told. */
export interface Telling {
  readonly language: Language
  readonly paint: Paint
  /** Columns there are. */
  readonly width: number
}

/** The story of a birth, line by line. */
export function tellBirth(story: BirthStory, telling: Telling): readonly string[] {
  const { language, paint } = telling
  const words = wordsIn(language)
  const chapter = (number: number, title: string) => ['', paint.strong(`${number}  ${title}`)]
  const seconds = numberIn(story.took / 1_000, language, 1)
  return [
    '',
    paint.strong(`${words.title} · ${story.title[language]}`),
    paint.quiet(words.applicant(story.applicant, story.procedure, story.caseId)),
    ...chapter(1, words.onPaper),
    `   ${effortIn(story.paper, telling)}`,
    ...chapter(2, words.filledIn(story.form.length, story.form.length + story.answers.length)),
    ...story.form.map((field) => fieldLine(field, paint.good('✓'), telling)),
    ...chapter(3, words.asked(story.answers.length)),
    ...story.answers.map((field) => fieldLine(field, paint.asked('?'), telling)),
    ...chapter(4, words.told(new Set(story.effects.map(({ registry }) => registry)).size, seconds)),
    ...story.effects.map(
      ({ registry, mutation, doneAt }) =>
        `   ${paint.good('✓')} ${fitted(words.registry(registry), 12)} ${fitted(words.done(mutation), 60)} ${paint.quiet(`${mutation} ${timeIn(doneAt)}`)}`,
    ),
    `   ${words.child(story.child.name, paint.strong(story.child.citizenId))}`,
    `   ${words.signal(paint.strong(story.signal.pseudonym))}`,
    ...chapter(5, words.seen),
    ...story.seen.flatMap((sight) => sightLines(sight, telling)),
    ...chapter(6, words.trace),
    ...story.trace.flatMap(({ sentence, times }) =>
      wrapped(`${sentence[language]}${words.often(times)}`, telling.width - 5).map(
        (line, number) => `   ${number === 0 ? '·' : ' '} ${line}`,
      ),
    ),
    ...chapter(7, words.saved),
    `   ${fitted(words.before, 10)} ${effortIn(story.paper, telling)}`,
    `   ${fitted(words.after, 10)} ${effortIn(story.now, telling)}`,
    `   ${paint.good(words.sparedOne(numberIn(story.paper.vnd - story.now.vnd, language), percent(story)))}`,
    `   ${words.sparedAll(numberIn(story.nation.casesPerYear, language), numberIn(story.nation.saved / 1e9, language, 1))}`,
    '',
  ]
}

function effortIn(
  { trips, waits, fieldsTyped, minutes, vnd }: Effort,
  { language }: Telling,
): string {
  const words = wordsIn(language)
  return [
    words.trips(trips, waits),
    words.fields(fieldsTyped, waits),
    words.minutes(minutes),
    `${numberIn(vnd, language)} ${words.dong}`,
  ].join(' · ')
}

function fieldLine(
  { number, title, value, source }: StoryField,
  mark: string,
  { language, paint, width }: Telling,
): string {
  const room = Math.max(20, width - 68)
  const from = wordsIn(language).source(source)
  return `   ${mark} ${number.padStart(2)}  ${fitted(title[language], 40)} ${fitted(wordsIn(language).code(value), room)} ${paint.quiet(from)}`
}

function sightLines(
  { agency, lines, withheld }: StorySight,
  { language, paint }: Telling,
): readonly string[] {
  const words = wordsIn(language)
  return [
    `   ${agency[language]}`,
    ...lines.map(
      ({ label, value }) =>
        `     ${paint.good('✓')} ${fitted(words.label(label), 30)} ${words.code(value)}`,
    ),
    ...withheld.map(
      (name) =>
        `     ${paint.asked('✗')} ${fitted(words.label(name.replace(/^Citizen\./, '')), 30)} ${paint.quiet(words.withheld)}`,
    ),
  ]
}

function percent({ paper, now }: BirthStory): number {
  return paper.vnd === 0 ? 0 : Math.round(((paper.vnd - now.vnd) / paper.vnd) * 100)
}
