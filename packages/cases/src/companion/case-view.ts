import type { Situation } from '@motlan/procedures'
import type { CaseFile, Correction } from '../case-file.ts'
import { dueBy } from '../clock/due-by.ts'
import type { Desk } from '../desk.ts'
import { procedureOf } from '../form/look-up.ts'
import { subjectsToldTo } from '../form/strangers.ts'
import type { Seer } from '../sight.ts'
import { isOverdue } from '../store/read-corrections.ts'
import { readEffects } from '../store/read-effects.ts'
import { readHistory } from '../store/read-history.ts'
import { formView } from './form-view.ts'

/** What looking up for a case begins with, and is counted by. */
interface LookingUp {
  /** What has just been looked up for it. */
  readonly known: Situation | undefined
  /** Throws where one operation looks up too much. */
  readonly spend: () => void
}

/** A case as GraphQL shows it; what has to be looked up is looked up where it is asked for. */
export function caseView(file: CaseFile, { actor }: Seer, desk: Desk, { known, spend }: LookingUp) {
  const procedure = procedureOf(file, desk.procedures)
  return {
    id: file.caseId,
    procedure: file.procedure,
    title: procedure.title,
    agency: file.agency,
    channel: file.channel,
    status: file.status,
    version: file.version,
    openedAt: text(file.openedAt),
    submittedAt: text(file.submittedAt),
    closedAt: text(file.closedAt),
    dueBy: text(file.submittedAt && dueBy(procedure, file.submittedAt)),
    subjects: actor === 'APPLICANT' ? subjectsToldTo(file, procedure.roles) : file.subjects,
    corrections: file.corrections.map((each) => correctionView(each, desk.clock())),
    form: () => {
      spend()
      return formView(file, actor, desk, known)
    },
    history: () => historyView(file, desk),
    effects: () => effectsView(file, desk),
  }
}

/** A request for correction as GraphQL shows it. */
export function correctionView<Told extends Correction>(
  { correctionId, ...correction }: Told,
  now: Date,
) {
  return {
    ...correction,
    id: correctionId,
    overdue: isOverdue(correction, now),
    raisedAt: text(correction.raisedAt),
    notifyBy: text(correction.notifyBy),
    correctBy: text(correction.correctBy),
  }
}

async function historyView({ caseId }: CaseFile, { db }: Desk) {
  const events = await readHistory(db, caseId)
  return events.map((event) => ({ ...event, at: text(event.at) }))
}

async function effectsView({ caseId }: CaseFile, { db }: Desk) {
  const effects = await readEffects(db, caseId)
  return effects.map(({ lastError, ...effect }) => ({
    ...effect,
    nextAt: text(effect.nextAt),
    doneAt: text(effect.doneAt),
    errorCode: lastError?.code,
    errorMessage: lastError?.message,
  }))
}

function text(at: Date | null): string | undefined {
  return at?.toISOString()
}
