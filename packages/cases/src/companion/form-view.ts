import { type Subject, subjectScalars } from '@motlan/kernel'
import type {
  Answer,
  Awaited,
  FieldState,
  PlannedField,
  Procedure,
  Situation,
} from '@motlan/procedures'
import type { CaseFile } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { hiddenFrom } from '../form/hidden-from.ts'
import { planCase } from '../form/plan-case.ts'
import type { Seer } from '../sight.ts'

/** The form of a case as GraphQL shows it to somebody. */
export async function formView(
  file: CaseFile,
  actor: Seer['actor'],
  desk: Desk,
  known: Situation | undefined,
) {
  const planned = await planCase(file, desk, known)
  const { plan, situation } = planned
  const hides = hiddenFrom(actor, planned, desk)
  return {
    ...plan,
    awaited: plan.awaited.map((each) => awaitedView(each, desk)),
    fields: plan.fields.map((each) => {
      const { field, value, options, suggestion, ...rest } = each
      // What there is to choose from is nobody's own, whoever has chosen.
      const { source: _, ...offered } = each
      return {
        ...rest,
        state: shownAs[each.state],
        ...(!hides(each) && { value }),
        ...(!hides(offered) && { options, suggestion }),
        number: field.number,
        title: field.title,
        optional: field.optional ?? false,
        answer: answerView({ field, ...rest }, situation.procedure, desk),
      }
    }),
  }
}

/** The states of a field as the public schema names them. */
const shownAs = {
  filled: 'FILLED',
  toConfirm: 'TO_CONFIRM',
  toAsk: 'TO_ASK',
  declared: 'DECLARED',
  notPermitted: 'NOT_PERMITTED',
  silent: 'SILENT',
  unavailable: 'UNAVAILABLE',
  waiting: 'WAITING',
} as const satisfies Record<FieldState, string>

/** A notice is told by its title and by who sends it. */
function awaitedView(awaited: Awaited, { notices }: Desk) {
  if ('role' in awaited) return awaited
  const { title, sender } = notices.find(({ id }) => id === awaited.notice) ?? {}
  return { ...awaited, title: title ?? { vi: awaited.notice, en: awaited.notice }, sender }
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
