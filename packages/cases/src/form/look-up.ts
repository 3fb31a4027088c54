import type { Subject } from '@motlan/kernel'
import {
  type Dictionary,
  nextStep,
  type Procedure,
  type Situation,
  subjectsIn,
  variantOf,
} from '@motlan/procedures'
import type { CaseFile, CaseSubject } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { dayInVietNam } from '../viet-nam-day.ts'

/** What a look-up of a case needs. */
export type Asking = Pick<Desk, 'db' | 'procedures' | 'dictionary' | 'ask' | 'clock'>

/** What a case knows without anything looked up. */
export function situationOf(file: CaseFile, { procedures, clock }: Asking): Situation {
  const open = file.corrections.filter(({ state }) => state === 'OPEN' || state === 'CORRECTING')
  // Where a registry holds nothing and says so, what the officer let be asked is what there is.
  const silent = file.corrections.filter((each) => each.state === 'UPHELD' && each.silent)
  return {
    caseId: file.caseId,
    procedure: procedureOf(file, procedures),
    logins: {
      applicant: file.applicant,
      ...(file.partyAgreed && file.party !== null && { party: file.party }),
    },
    notices: file.notices,
    answers: {},
    declared: file.answers,
    disputed: open.flatMap(({ claimed, field }) => (claimed === null ? [] : [field])),
    allowed: [...open, ...silent].flatMap(({ found, field }) => (found === null ? [] : [field])),
    today: dayInVietNam(clock()),
  }
}

/** The variant of the procedure a case is of. */
export function procedureOf(
  { procedure, province }: Pick<CaseFile, 'procedure' | 'province'>,
  procedures: readonly Procedure[],
): Procedure {
  const known = forms.get(procedures) ?? new Map<string, Procedure>()
  forms.set(procedures, known)
  const name = `${procedure} ${province}`
  const form =
    known.get(name) ?? variantOf(procedures, procedure, province === null ? {} : { province })
  known.set(name, form)
  return form
}

// What is worked out of a form once is kept beside it, so a form has to stay the same object.
const forms = new WeakMap<readonly Procedure[], Map<string, Procedure>>()

/** Writes down who else a case is about. */
export type NameSubjects = (added: readonly CaseSubject[]) => Promise<void>

/**
 * Asks the registries, one federated operation after the other, until nothing more can be asked. INVARIANT: whoever a
 * case looks up is one of its subjects first: agreements rely on it.
 */
export async function lookUp(
  file: CaseFile,
  known: Situation,
  desk: Asking,
  name: NameSubjects = namedIn(file, desk),
): Promise<Situation> {
  const named = new Set(file.subjects.map(nameOf))
  let situation = known
  for (;;) {
    const subjects = subjectsOf(situation, desk.dictionary)
    const added = subjects.filter((subject) => !named.has(nameOf(subject)))
    if (added.length > 0) await name(added)
    for (const each of added) named.add(nameOf(each))
    const next = nextStep(situation, desk.dictionary)
    if (!next) return situation
    const { step, variables } = next
    const answer = await desk.ask({
      agency: step.agency,
      procedure: situation.procedure.code,
      caseId: file.caseId,
      query: step.query,
      variables,
    })
    const answered = { ...answer, variables }
    situation = { ...situation, answers: { ...situation.answers, [step.id]: answered } }
  }
}

/** For good: they follow from what has been accepted. */
function namedIn({ caseId }: CaseFile, { db }: Asking): NameSubjects {
  return async (added) => {
    await db
      .insertInto('cases.case_subject')
      .values(added.map((each) => rowOf(caseId, each)))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Who and what a case is about, as far as it is known. */
export function subjectsOf(situation: Situation, dictionary: Dictionary): readonly CaseSubject[] {
  return Object.entries(subjectsIn(situation, dictionary)).flatMap(([role, ids]) => {
    const subject: Subject | undefined = situation.procedure.roles[role]?.subject
    return subject ? ids.map((subjectId) => ({ role, subject, subjectId })) : []
  })
}

/** A subject of a case as a row. */
export function rowOf(caseId: string, { role, subject, subjectId }: CaseSubject) {
  return { case_id: caseId, role, subject, subject_id: subjectId }
}

function nameOf({ role, subject, subjectId }: CaseSubject): string {
  return `${role} ${subject} ${subjectId}`
}
