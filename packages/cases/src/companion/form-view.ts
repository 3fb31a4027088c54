import { type Subject, subjectScalars } from '@motlan/kernel'
import type { Answer, FormPlan, PlannedField, Procedure, Situation } from '@motlan/procedures'
import type { CaseFile } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { planCase } from '../form/plan-case.ts'
import type { Seer } from '../sight.ts'

/** The form of a case as GraphQL shows it to somebody. */
export async function formView(
  file: CaseFile,
  actor: Seer['actor'],
  desk: Desk,
  known: Situation | undefined,
) {
  const { plan, situation } = await planCase(file, desk, known)
  const hides = actor === 'APPLICANT' && isBarred(plan)
  return {
    ...plan,
    fields: plan.fields.map(({ field, value, options, suggestion, ...planned }) => ({
      ...planned,
      ...(!(hides && isOthers(planned)) && { value, options, suggestion }),
      number: field.number,
      title: field.title,
      optional: field.optional ?? false,
      answer: answerView({ field, ...planned }, situation.procedure, desk),
    })),
  }
}

/** A rule of the law stands against the case. */
function isBarred({ problems }: FormPlan): boolean {
  return problems.some(({ law }) => law !== undefined)
}

/**
 * INVARIANT: whoever may not be part of a case learns nothing from it about others: with the number of somebody else's
 * notice a stranger would read who the mother is.
 */
function isOthers({ source }: Pick<PlannedField, 'source'>): boolean {
  return source !== 'applicant' && source !== 'login'
}

function answerView(
  { answer, state, field }: Pick<PlannedField, 'answer' | 'state' | 'field'>,
  { roles }: Procedure,
  { dictionary }: Desk,
) {
  if (!answer) return state === 'toAsk' ? whoView(field, roles) : undefined
  const { many = false } = answer
  if ('scalar' in answer) return { type: answer.scalar, many }
  if ('choices' in answer) {
    const choices = Object.entries(answer.choices).map(([code, title]) => ({ code, title }))
    return { type: 'String', choices, many }
  }
  const attribute = attributeOf(answer, roles)
  const type = dictionary.vocabulary.get(attribute)?.type
  const { parts, optionalParts } = answer
  return { attribute, type, parts, optionalParts, many }
}

/** A field in which somebody, or some parcel, is named. */
function whoView({ from }: PlannedField['field'], roles: Procedure['roles']) {
  const role = from.flatMap((source) => ('key' in source ? [roles[source.key]] : []))[0]
  return role && { type: subjectScalars[role.subject], many: role.many ?? false }
}

/** `child.birthName` is `Citizen.birthName`. */
function attributeOf(
  answer: Extract<Answer, { becomes: string } | { changes: string }>,
  roles: Procedure['roles'],
): string {
  const [role = '', ...fields] = ('becomes' in answer ? answer.becomes : answer.changes).split('.')
  const subject: Subject | undefined = roles[role]?.subject
  return [subject ?? role, ...fields].join('.')
}
