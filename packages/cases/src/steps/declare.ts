import { Refusal } from '@motlan/kernel'
import { type Situation, validateDeclared } from '@motlan/procedures'
import type { CaseFile, CaseSubject } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { lookUp, type NameSubjects, rowOf, situationOf, subjectsOf } from '../form/look-up.ts'
import { tentativeSubjects } from '../form/tentative-subjects.ts'
import type { Seer } from '../sight.ts'
import { movedBy } from '../state.ts'
import { advance, type CasesTransaction, withCase } from '../store/advance.ts'

/** One answer to a field of the form. */
export interface Answer {
  readonly field: string
  readonly value: unknown
}

/**
 * Stores what only the applicant knows, all of it or nothing. What some registry holds is refused as already declared,
 * before anything is stored; whoever was named by what is refused is no subject of the case.
 */
export async function declare(
  file: CaseFile,
  answers: readonly Answer[],
  seer: Seer,
  desk: Desk,
): Promise<Situation> {
  movedBy('declared', file.status)
  const { name, takeBack } = tentativeSubjects(file, desk.db)
  try {
    const checked = await validated(file, answers, desk, name)
    await store(file, checked, seer, desk)
    return checked.situation
  } catch (error) {
    // What cannot be taken back now is when the next answer is accepted.
    await takeBack().catch(() => undefined)
    throw error
  }
}

interface Checked {
  readonly situation: Situation
  /** By field, as they are kept. */
  readonly values: ReadonlyMap<string, unknown>
}

async function store(
  file: CaseFile,
  { situation, values }: Checked,
  { actor, officer }: Seer,
  desk: Desk,
): Promise<void> {
  const at = desk.clock()
  await withCase(desk.db, file, async (trx, locked) => {
    for (const [field, value] of values) {
      const row = { value: JSON.stringify(value), declared_at: at }
      await trx
        .insertInto('cases.declared_answer')
        .values({ case_id: file.caseId, field, ...row })
        .onConflict((conflict) => conflict.columns(['case_id', 'field']).doUpdateSet(row))
        .execute()
    }
    await renameSubjects(trx, file.caseId, subjectsOf(situation, desk.dictionary))
    await advance(trx, locked, { event: 'declared', at, actor, officer })
  })
}

/** Each answer is held against what is known with the answers before it: a choice decides whom the next one is about. */
async function validated(
  file: CaseFile,
  answers: readonly Answer[],
  desk: Desk,
  name: NameSubjects,
): Promise<Checked> {
  const values = new Map<string, unknown>()
  let situation = await lookUp(file, situationOf(file, desk), desk)
  for (const { field, value } of answers) {
    const checked = await held(file, desk, () =>
      validateDeclared(situation, desk.dictionary, field, value),
    )
    if (!checked.ok) {
      const [problem] = checked.problems
      throw new Refusal('ANSWER_INVALID', field, {
        ...(problem && { reason: problem.reason.en }),
        details: { field, faults: checked.problems },
      })
    }
    values.set(field, checked.value)
    const declared = { ...situation.declared, [field]: checked.value }
    situation = await lookUp(file, { ...situation, declared }, desk, name)
  }
  return { situation, values }
}

/** That somebody wanted to say what a registry holds is counted; what they wanted to say is not kept. */
async function held<Value>({ caseId }: CaseFile, { db, clock }: Desk, check: () => Value) {
  try {
    return check()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'ALREADY_DECLARED') {
      const attribute = String(error.details.attribute ?? error.subject)
      await db
        .insertInto('cases.refused_reask')
        .values({ case_id: caseId, attribute, at: clock() })
        .execute()
    }
    throw error
  }
}

/** Whoever is no longer chosen is no longer a subject of the case. */
export async function renameSubjects(
  trx: CasesTransaction,
  caseId: string,
  subjects: readonly CaseSubject[],
): Promise<void> {
  await trx.deleteFrom('cases.case_subject').where('case_id', '=', caseId).execute()
  if (subjects.length === 0) return
  await trx
    .insertInto('cases.case_subject')
    .values(subjects.map((each) => rowOf(caseId, each)))
    .execute()
}
