import { awaitedIn } from './awaited.ts'
import type { Dictionary } from './dictionary.ts'
import { evaluate } from './evaluate.ts'
import type { Known, Unknown } from './evaluated.ts'
import { type Evaluation, keyOf } from './evaluation.ts'
import type { Answer, Field } from './field.ts'
import { nextOf } from './next-step.ts'
import { optionsOf } from './options.ts'
import type { FieldState, FormPlan, PlannedField } from './planned-field.ts'
import { problemsOf } from './problems.ts'
import type { Situation } from './situation.ts'

/** The smallest lawful form of a case: what is known filled in, what nobody holds asked, nothing else. */
export function formPlan(situation: Situation, dictionary: Dictionary): FormPlan {
  return planOf(evaluate(situation, dictionary))
}

/** The same, of a situation that is being worked out. */
export function planOf(evaluation: Evaluation): FormPlan {
  const { procedure } = evaluation.situation
  const fields = procedure.fields.flatMap((field) =>
    subjectsOf(field, evaluation).flatMap((subject) => planned(field, subject, evaluation)),
  )
  const problems = problemsOf(evaluation, fields)
  const isOpen = ({ state, field }: PlannedField) =>
    (state === 'toAsk' && !field.optional) ||
    ['toConfirm', 'waiting', 'unavailable'].includes(state)
  const ready = problems.length === 0 && !fields.some(isOpen) && nextOf(evaluation) === undefined
  const awaited = awaitedIn(evaluation, fields)
  return { fields, problems, awaited, ready, counts: countsOf(fields) }
}

/** How an answer of the applicant is typed: as the form says, or by the attribute that an officer lets be asked. */
function answerOf({ from }: Field): Answer | undefined {
  const asked = from.find((source) => 'applicant' in source)
  if (asked) return asked.applicant
  const held = from.find((source) => 'attribute' in source)
  return held && { changes: held.attribute, ...(held.parts && { parts: held.parts }) }
}

function subjectsOf({ each }: Field, { role }: Evaluation): readonly (string | undefined)[] {
  return each === undefined ? [undefined] : role(each).members.map(({ id }) => id)
}

function planned(
  field: Field,
  subject: string | undefined,
  evaluation: Evaluation,
): readonly PlannedField[] {
  const evaluated = evaluation.value(field.id, subject)
  // There is no such person, or the field is not on this form.
  if (evaluated.state === 'absent') return []
  const key = keyOf(field.id, subject)
  const base = { key, field, ...(subject !== undefined && { subject }) }
  return [
    evaluated.state === 'known'
      ? { ...base, ...knownField(base, evaluated, evaluation) }
      : { ...base, ...openField(field, evaluated, evaluation) },
  ]
}

type Rest = Omit<PlannedField, 'key' | 'field' | 'subject'>

type Base = Pick<PlannedField, 'key' | 'field' | 'subject'>

function knownField(base: Base, known: Known, evaluation: Evaluation): Rest {
  const { state: _state, ...told } = known
  if (known.source === 'applicant')
    return { ...told, state: 'declared', ...asking(base.field, evaluation) }
  const doubt = doubtOf(base, evaluation)
  return doubt ? { ...told, state: 'toConfirm', doubt } : { ...told, state: 'filled' }
}

function openField(field: Field, { state, ...told }: Unknown, evaluation: Evaluation): Rest {
  if (state === 'toAsk') return { ...told, state, ...asking(field, evaluation) }
  // What nobody has is a value, where the form allows that: no household business, no marriage.
  if (state === 'silent' && field.optional) return { ...told, state: 'filled', value: null }
  return { ...told, state: state === 'absent' ? 'silent' : state }
}

function asking(
  field: Field,
  evaluation: Evaluation,
): Pick<PlannedField, 'answer' | 'options' | 'suggestion'> {
  const answer = answerOf(field)
  const options = optionsOf(field, evaluation)
  const offered = answer?.suggest === undefined ? undefined : evaluation.value(answer.suggest)
  return {
    ...(answer && { answer }),
    ...(options && { options }),
    ...(offered?.state === 'known' && { suggestion: offered.value }),
  }
}

function doubtOf(
  { key, field: { doubts = [], each }, subject }: Base,
  { situation: { disputed = [], confirmed = [] }, holds }: Evaluation,
): PlannedField['doubt'] {
  if (disputed.includes(key)) {
    return {
      because: 'disputed',
      reason: { vi: 'Người nộp báo giá trị sai', en: 'The applicant says that it is wrong' },
    }
  }
  if (confirmed.includes(key)) return undefined
  const doubt = doubts.find(({ when }) => holds(when, { each, subject }) === true)
  return doubt && { because: doubt.because, reason: doubt.reason }
}

const none: Readonly<Record<FieldState, number>> = {
  filled: 0,
  toConfirm: 0,
  toAsk: 0,
  declared: 0,
  notPermitted: 0,
  silent: 0,
  unavailable: 0,
  waiting: 0,
}

function countsOf(fields: readonly PlannedField[]): Readonly<Record<FieldState, number>> {
  const counts = { ...none }
  for (const { state } of fields) counts[state] += 1
  return counts
}
