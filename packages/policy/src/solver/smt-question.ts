import type { Scope } from '../analysis/property.ts'
import type { Question } from '../analysis/question.ts'
import { attributesMeant } from '../attributes-meant.ts'
import { noProcedure } from '../cedar-json.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import {
  among,
  and,
  dayNumber,
  dayOfNumber,
  type Numbering,
  type NumberPart,
  numberParts,
} from './numbering.ts'

/** The constants of one question in a formula; questions may share some, where they must have them in common. */
export interface SmtQuestion {
  readonly parts: Readonly<Record<NumberPart, string>>
  readonly facts: readonly string[]
}

/** A question with constants of its own, except for what it shares with another. */
export function smtQuestion(
  name: string,
  { fact }: Numbering,
  shared:
    | { readonly with: SmtQuestion; readonly parts: readonly (NumberPart | 'facts')[] }
    | undefined = undefined,
): SmtQuestion {
  const constant = (part: NumberPart) =>
    shared?.parts.includes(part) ? shared.with.parts[part] : `${part}_${name}`
  const parts = Object.fromEntries(numberParts.map((part) => [part, constant(part)]))
  return {
    parts: parts as SmtQuestion['parts'], // One entry per part.
    facts: shared?.parts.includes('facts')
      ? shared.with.facts
      : fact.map((_, at) => `fact${at}_${name}`),
  }
}

/** Declares the constants of questions, each once, and that facts which exclude each other do not both hold. */
export function declared(
  questions: readonly SmtQuestion[],
  policy: CompiledPolicy,
  numbering: Numbering,
): string {
  const numbers = new Set(questions.flatMap(({ parts }) => Object.values(parts)))
  const facts = new Set(questions.flatMap((question) => question.facts))
  const excluded = (policy.source.catalog.facts ?? []).flatMap(({ id, excludes = [] }) =>
    excludes.map((other) => [numbering.fact.indexOf(id), numbering.fact.indexOf(other)] as const),
  )
  return [
    ...[...numbers].map((name) => `(declare-const ${name} Int)`),
    ...[...facts].map((name) => `(declare-const ${name} Bool)`),
    ...questions.flatMap((question) =>
      excluded.map(([a, b]) => `(assert (not (and ${question.facts[a]} ${question.facts[b]})))`),
    ),
    // A day after 1900 and before 2200: a model on any other day would surprise its reader.
    ...questions.map(
      ({ parts }) => `(assert (and (<= -25567 ${parts.day}) (<= ${parts.day} 84006)))`,
    ),
  ].join('\n')
}

/** That a version permits a question. */
export function isPermittedBy(name: string, { parts, facts }: SmtQuestion): string {
  return `(${name} ${[...numberParts.map((part) => parts[part]), ...facts].join(' ')})`
}

/** That a question lies in a scope. */
export function isInScope(
  scope: Scope,
  { parts, facts }: SmtQuestion,
  { source }: CompiledPolicy,
  numbering: Numbering,
): string {
  const { vocabulary } = source
  const within = scope.attributes?.flatMap((name) => attributesMeant(name, undefined, vocabulary))
  const attributes = [...vocabulary.values()].filter(
    ({ name, sensitivity }) =>
      (within?.includes(name) ?? true) && (scope.sensitivities?.includes(sensitivity) ?? true),
  )
  return and([
    ...(scope.agencies ? [among(parts.agency, scope.agencies, numbering.agency)] : []),
    ...(scope.procedures ? [among(parts.procedure, scope.procedures, numbering.procedure)] : []),
    ...(scope.purposes ? [among(parts.purpose, scope.purposes, numbering.purpose)] : []),
    ...(scope.relations ? [among(parts.relation, scope.relations, numbering.relation)] : []),
    among(
      parts.attribute,
      attributes.map(({ name }) => name),
      numbering.attribute,
    ),
    ...Object.entries(scope.facts ?? {}).map(([id, holds]) => {
      const fact = facts[numbering.fact.indexOf(id)]
      return holds ? `${fact}` : `(not ${fact})`
    }),
  ])
}

/** That a question is asked on one day, or on a day of a span. */
export function isAskedOn(
  { parts }: SmtQuestion,
  {
    on,
    during,
  }: {
    readonly on?: string | undefined
    readonly during?: { readonly from: string; readonly until?: string } | undefined
  },
): string {
  if (on !== undefined) return `(= ${parts.day} ${dayNumber(on)})`
  if (!during) return 'true'
  return and([
    `(<= ${dayNumber(during.from)} ${parts.day})`,
    ...(during.until === undefined ? [] : [`(< ${parts.day} ${dayNumber(during.until)})`]),
  ])
}

/** The question that the solver found. */
export function foundQuestion(
  { parts, facts }: SmtQuestion,
  values: ReadonlyMap<string, string>,
  numbering: Numbering,
): Question {
  const number = (part: NumberPart) => Number(values.get(parts[part]) ?? 0)
  const name = (part: Exclude<NumberPart, 'day'>) => numbering[part][number(part)] ?? ''
  const procedure = name('procedure')
  return {
    ask: {
      agency: name('agency'),
      ...(procedure !== noProcedure && { procedure }),
      purpose: name('purpose'),
      relation: name('relation'),
      on: dayOfNumber(number('day')),
      facts: Object.fromEntries(
        numbering.fact.map((id, at) => [id, values.get(facts[at] ?? '') === 'true']),
      ),
    },
    attribute: name('attribute'),
  }
}
