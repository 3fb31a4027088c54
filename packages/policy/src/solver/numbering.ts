import { noProcedure } from '../cedar-json.ts'
import type { CompiledPolicy } from '../compile-policy.ts'

/** Names as the numbers the solver knows them by, the same for every version it is asked about. */
export interface Numbering {
  readonly agency: readonly string[]
  readonly purpose: readonly string[]
  readonly procedure: readonly string[]
  readonly relation: readonly string[]
  readonly attribute: readonly string[]
  readonly fact: readonly string[]
}

/** The parts of a question that are numbers; `day` counts days since 1970. */
export const numberParts = [
  'agency',
  'purpose',
  'procedure',
  'relation',
  'attribute',
  'day',
] as const

export type NumberPart = (typeof numberParts)[number]

/** Numbers everything that some of these versions know. */
export function numberingOf(policies: readonly CompiledPolicy[]): Numbering {
  const all = (names: (policy: CompiledPolicy) => readonly string[]) => [
    ...new Set(policies.flatMap(names)),
  ]
  return {
    agency: all(({ space }) => space.agencies.ids),
    purpose: all(({ space }) => space.aims.map(({ purpose }) => purpose)),
    procedure: [
      noProcedure,
      ...all(({ space }) => space.aims.flatMap((aim) => aim.procedure ?? [])),
    ],
    relation: all(({ space }) => space.relations.ids),
    attribute: all(({ space }) => space.attributes.ids),
    fact: all(({ space }) => space.facts.ids),
  }
}

/** The number of a day: `2026-11-21`. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

/** The day of a number. */
export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

/** That a part is one of these names. */
export function among(part: string, names: readonly string[], known: readonly string[]): string {
  const numbers = names.map((name) => known.indexOf(name)).sort((a, b) => a - b)
  return or(runsOf(numbers).map(([from, to]) => between(part, from, to)))
}

export function and(parts: readonly string[]): string {
  return parts.length === 0
    ? 'true'
    : parts.length === 1
      ? (parts[0] ?? '')
      : `(and ${parts.join(' ')})`
}

export function or(parts: readonly string[]): string {
  return parts.length === 0
    ? 'false'
    : parts.length === 1
      ? (parts[0] ?? '')
      : `(or ${parts.join(' ')})`
}

function between(part: string, from: number, to: number): string {
  return from === to ? `(= ${part} ${from})` : `(and (<= ${from} ${part}) (<= ${part} ${to}))`
}

/** Numbers that follow each other, as their first and last. */
function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  return runs
}
