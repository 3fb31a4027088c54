import type { Correction } from '../case-file.ts'
import type { CasesDatabase } from '../store/database.ts'
import { isOverdue, readAskedCorrections } from '../store/read-corrections.ts'

/** One line of a list of requests for correction, with its clock: nothing in it says whose record it is, or what is wrong. */
export interface ListedCorrection
  extends Pick<
    Correction,
    'correctionId' | 'attribute' | 'registry' | 'raisedAt' | 'notifyBy' | 'correctBy' | 'state'
  > {
  readonly caseId: string
  readonly overdue: boolean
  /** Why the registry did not take the value it was told, or could not be told. */
  readonly problem: string | null
}

/** The requests for correction that are not settled, the most urgent first. */
export async function listCorrections(
  db: CasesDatabase,
  { overdue, limit }: { readonly overdue: boolean; readonly limit: number },
  at: Date,
): Promise<readonly ListedCorrection[]> {
  const asked = await readAskedCorrections(db, {
    states: ['OPEN', 'CORRECTING'],
    ...(overdue && { overdue }),
    at,
    first: limit,
  })
  return asked.map((each) => ({
    correctionId: each.correctionId,
    caseId: each.caseId,
    attribute: each.attribute,
    registry: each.registry,
    raisedAt: each.raisedAt,
    notifyBy: each.notifyBy,
    correctBy: each.correctBy,
    state: each.state,
    overdue: isOverdue(each, at),
    problem: each.problem,
  }))
}
