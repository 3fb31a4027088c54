import { Refusal } from '@motlan/kernel'
import type { PlannedField, Procedure, Role } from '@motlan/procedures'
import { sql } from 'kysely'
import type { CaseFile, CaseSubject } from '../case-file.ts'
import { afterWorkingDays, afterWorkingHours } from '../clock/working-time.ts'
import type { Desk } from '../desk.ts'
import { subjectsOf } from '../form/look-up.ts'
import { planCase } from '../form/plan-case.ts'
import type { Seer } from '../sight.ts'
import { movedBy } from '../state.ts'
import { advance, withCase } from '../store/advance.ts'

/** Working days each registry gives itself to set a record right. Assumption: 5, 10 or 15, by the kind of records. */
const daysToCorrect: Readonly<Record<string, number>> = {
  population: 5,
  insurance: 5,
  finance: 10,
  business: 10,
  land: 15,
}

/** What is wrong, and what is known about it. */
export interface Dispute {
  readonly field: string
  readonly reason: string
}

/**
 * The lawful way where a registry is wrong or silent (Resolution 66.7/2025/NQ-CP, article 8): the registry is asked to
 * correct what it holds, with its clock; and once the officer has recorded why, the applicant may be asked, once.
 */
export async function dispute(
  file: CaseFile,
  { field, reason }: Dispute,
  seer: Seer,
  desk: Desk,
): Promise<void> {
  movedBy('disputed', file.status)
  if (reason.trim() === '') {
    throw new Refusal('ANSWER_INVALID', 'reason', { reason: 'nothing is said' })
  }
  const { situation, plan } = await planCase(file, desk)
  const planned = plan.fields.find(({ key }) => key === field)
  if (!planned) throw new Refusal('FIELD_UNKNOWN', field)
  const registries = sourcesOf(planned, desk)
  const already = file.corrections.filter((each) => each.field === field)
  if (registries.length === 0 && already.length === 0) {
    throw new Refusal('ANSWER_INVALID', field, {
      reason: 'no registry holds it, so there is none to correct it',
      fix: situation.declared[field] === undefined ? 'declare it' : 'declare it anew',
    })
  }
  const subjects = subjectsOf(situation, desk.dictionary)
  const at = desk.clock()
  const isOfficer = seer.actor === 'OFFICER'
  const said = isOfficer ? { found: reason, officer: seer.officer ?? '' } : { claimed: reason }
  await withCase(desk.db, file, async (trx, locked) => {
    for (const { attribute, registry } of registries) {
      await trx
        .insertInto('cases.correction')
        .values({
          correction_id: desk.newId(),
          case_id: file.caseId,
          field,
          attribute,
          registry,
          ...whoseRecord(attribute, planned, subjects, situation.procedure),
          raised_at: at,
          ...said,
          silent: planned.value == null,
          ...clockOf(file, registry, at),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['case_id', 'field', 'attribute'])
            .where(sql<boolean>`state in ('OPEN', 'CORRECTING')`)
            .doUpdateSet(said),
        )
        .execute()
    }
    await advance(trx, locked, { event: 'disputed', at, ...seer })
  })
}

/** The subject whose record an attribute was read from: the one the field is about, or who alone is in the role it names. */
function whoseRecord(
  attribute: string,
  { field, subject: own }: PlannedField,
  subjects: readonly CaseSubject[],
  { roles }: Procedure,
): { readonly subject?: string; readonly subject_id?: string } {
  const places = field.from.flatMap((source) => {
    if ('attribute' in source) return [source.attribute]
    return 'key' in source ? (roles[source.key]?.filledBy ?? []).flatMap(pointersIn) : []
  })
  const found = subjects.filter(
    ({ role, subject, subjectId }) =>
      (role !== field.each || subjectId === own) &&
      places.some((place) => {
        const [named, ...path] = place.split('.')
        return named === role && `${attribute}.`.startsWith(`${[subject, ...path].join('.')}.`)
      }),
  )
  const [only] = found
  return only && found.length === 1 ? { subject: only.subject, subject_id: only.subjectId } : {}
}

/** Where somebody in a role was named: `applicant.spouse`. */
function pointersIn(source: Role['filledBy'][number]): readonly string[] {
  if ('reference' in source) return [source.reference]
  return 'choice' in source ? source.choice : []
}

/** By when the citizen and the registry are told, and by when the registry has answered. */
function clockOf(
  { channel }: Pick<CaseFile, 'channel'>,
  registry: string,
  at: Date,
): { readonly notify_by: Date; readonly correct_by: Date } {
  const notify = channel === 'ONLINE' ? afterWorkingHours(at, 8) : afterWorkingDays(at, 1)
  return { notify_by: notify, correct_by: afterWorkingDays(notify, daysToCorrect[registry] ?? 15) }
}

const disputable: ReadonlySet<PlannedField['state']> = new Set([
  'filled',
  'toConfirm',
  'silent',
  'declared',
])

/** The attributes a field was read from, or would have been, with the registry that holds each. */
function sourcesOf(
  { attributes, state }: PlannedField,
  { dictionary }: Desk,
): readonly { readonly attribute: string; readonly registry: string }[] {
  if (!disputable.has(state)) return []
  return attributes.flatMap((attribute) => {
    const registry = dictionary.vocabulary.get(attribute)?.source
    return registry === undefined ? [] : [{ attribute, registry }]
  })
}
