import { namesIn, rolesIn } from './condition.ts'
import type { Evaluation } from './evaluation.ts'
import { neededInputs } from './needed-inputs.ts'
import type { PlannedField, Problem } from './planned-field.ts'
import type { Procedure } from './procedure.ts'
import { valueProblems } from './value-problems.ts'

/**
 * What is wrong with a case: requirements of the law that do not hold, answers that do not fit, and what a registry needs
 * and nothing gives. INVARIANT: a case of which some registry could not be told all that it needs is never ready.
 */
export function problemsOf(
  evaluation: Evaluation,
  fields: readonly PlannedField[],
): readonly Problem[] {
  const { procedure } = evaluation.situation
  const broken = procedure.requirements.filter((each) => isBroken(each, evaluation))
  const unlawful = broken.map(problemOf)
  // Of what the law asks for it is said why it is missing.
  const said = new Set(broken.flatMap(({ that }) => [...namesIn(that), ...rolesIn(that)]))
  const unfit = fields
    .filter(({ state }) => state === 'declared')
    .flatMap((field) => {
      const checked = valueProblems(field, field.value, evaluation)
      return checked.ok ? [] : checked.problems
    })
  const unknown = fields.flatMap((planned) => unknownSubject(planned, evaluation))
  return [...unlawful, ...unfit, ...unknown, ...neededInputs(evaluation, said)]
}

/** The requirements at a field that hold no more because of what was answered there. */
export function brokenBy(key: string, before: Evaluation, after: Evaluation): readonly Problem[] {
  return after.situation.procedure.requirements
    .filter(({ field }) => field === key.split('/')[0])
    .filter((each) => isBroken(each, after) && !isBroken(each, before))
    .map(problemOf)
}

type Requirement = Procedure['requirements'][number]

function isBroken({ when, that }: Requirement, { holds }: Evaluation): boolean {
  const applies = when === undefined ? true : holds(when)
  // What is not known yet is no problem yet.
  return applies === true && holds(that) === false
}

function problemOf({ id, field, reason, law }: Requirement): Problem {
  return { field, rule: id, reason, law }
}

/** An ID that was said or sent and that no registry knows. */
function unknownSubject(
  { key, field, state, value }: PlannedField,
  { situation, places }: Evaluation,
): readonly Problem[] {
  const source = field.from.find((each) => 'key' in each)
  if (source === undefined || (state !== 'declared' && state !== 'filled')) return []
  const roots = (places.get(source.key) ?? []).filter(({ references }) => references.length === 0)
  const ids = [value].flat()
  const isUnknown = roots.some((place) =>
    situation.procedure.agencies.some((agency) => {
      const answer = situation.answers[`${agency}-${place.level}`]
      const asked = [answer?.variables[source.key]].flat()
      const met = [answer?.data?.[source.key]].flat()
      return (
        answer?.data != null &&
        (answer.errors ?? []).length === 0 &&
        asked.some((id, at) => ids.includes(id) && met[at] === null)
      )
    }),
  )
  return isUnknown
    ? [
        {
          field: key,
          rule: 'unknown',
          reason: {
            vi: 'Không có ai hoặc thửa đất nào mang mã này',
            en: 'No registry knows this identifier',
          },
        },
      ]
    : []
}
