import type { CaseFile } from '../case-file.ts'
import { lockCase, withCase } from '../store/advance.ts'
import type { CasesDatabase } from '../store/database.ts'
import { type NameSubjects, rowOf } from './look-up.ts'

/** Subjects that a case has while an answer is looked into, and keeps if it is accepted. */
interface TentativeSubjects {
  readonly name: NameSubjects
  /** Takes back whoever was named. */
  readonly takeBack: () => Promise<void>
}

/**
 * Names subjects that an answer brings in. INVARIANT: only while nobody else has changed the case: whoever has, has
 * written down its subjects anew, and nothing is added to them or taken away.
 */
export function tentativeSubjects(file: CaseFile, db: CasesDatabase): TentativeSubjects {
  const { caseId, version } = file
  const named: { readonly role: string; readonly subject: string; readonly subject_id: string }[] =
    []
  return {
    name: (added) =>
      withCase(db, file, async (trx) => {
        const inserted = await trx
          .insertInto('cases.case_subject')
          .values(added.map((each) => rowOf(caseId, each)))
          .onConflict((conflict) => conflict.doNothing())
          .returning(['role', 'subject', 'subject_id'])
          .execute()
        named.push(...inserted)
      }),
    takeBack: async () => {
      if (named.length === 0) return
      await db.transaction().execute(async (trx) => {
        const locked = await lockCase(trx, caseId)
        if (locked?.version !== version) return
        for (const { role, subject, subject_id } of named) {
          await trx
            .deleteFrom('cases.case_subject')
            .where('case_id', '=', caseId)
            .where('role', '=', role)
            .where('subject', '=', subject)
            .where('subject_id', '=', subject_id)
            .execute()
        }
      })
    },
  }
}
