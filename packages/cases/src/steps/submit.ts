import { effectsOf, type PlannedEffect, type Role, type Situation } from '@motlan/procedures'
import type { CaseFile, CaseSubject } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { enqueue } from '../effects/enqueue.ts'
import { type Acting, demandLiving } from '../form/demand-living.ts'
import { demandReady } from '../form/demand-ready.ts'
import { subjectsOf } from '../form/look-up.ts'
import { planCase } from '../form/plan-case.ts'
import type { Seer } from '../sight.ts'
import { movedBy } from '../state.ts'
import { advance, type CasesTransaction, withCase } from '../store/advance.ts'
import { claim } from './claim.ts'
import { insertCounted } from './count-case.ts'
import { renameSubjects } from './declare.ts'

/**
 * Submits a case: from here on it is not changed any more, and the registries are told. INVARIANT: the case, what it
 * claims, its effects and the job that carries them out become durable together, or nothing does.
 */
export async function submit(file: CaseFile, seer: Seer, desk: Desk): Promise<void> {
  movedBy('submitted', file.status)
  const { situation, plan } = await planCase(file, desk)
  demandReady(plan)
  const effects = effectsOf(situation, desk.dictionary)
  const subjects = subjectsOf(situation, desk.dictionary)
  await demandLiving(actingIn(situation, subjects), desk, { caseId: file.caseId })
  const at = desk.clock()
  await withCase(desk.db, file, async (trx, locked) => {
    await renameSubjects(trx, file.caseId, subjects)
    await claim(trx, file.caseId, subjects, effects)
    await insertEffects(trx, file, effects)
    await insertCounted(trx, file, { situation, plan }, at)
    await trx
      .updateTable('cases.case_file')
      .where('case_id', '=', file.caseId)
      .set({ frozen: JSON.stringify(frozen(situation)) })
      .execute()
    await advance(trx, locked, { event: 'submitted', at, ...seer })
    await enqueue(trx, file.caseId)
  })
}

/** Whoever logged in, was named or was chosen; who was met on the way, as somebody's parent, may be dead. */
function actingIn(
  { procedure: { roles } }: Situation,
  subjects: readonly CaseSubject[],
): readonly Acting[] {
  return subjects
    .filter(({ subject }) => subject === 'Citizen')
    .filter(({ role }) => isFilled(roles[role], ['login', 'answer', 'choice']))
    .map(({ role, subjectId: citizenId }) => ({
      role,
      citizenId,
      inPerson: isFilled(roles[role], ['login']),
    }))
}

function isFilled(role: Role | undefined, ways: readonly string[]): boolean {
  return (role?.filledBy ?? []).some((source) => ways.some((way) => way in source))
}

/** Everything a situation holds but the procedure, which is data of the program. */
export type FrozenSituation = Omit<Situation, 'procedure'>

function frozen({ procedure: _, ...rest }: Situation): FrozenSituation {
  return rest
}

async function insertEffects(
  trx: CasesTransaction,
  { caseId }: CaseFile,
  effects: readonly PlannedEffect[],
): Promise<void> {
  if (effects.length === 0) return
  await trx
    .insertInto('cases.effect')
    .values(
      effects.map((planned, index) => ({
        case_id: caseId,
        seq: index + 1,
        effect: planned.effect.id,
        registry: planned.registry,
        mutation: planned.mutation,
        // No citizen ID in it: registries keep it, and logs may show it.
        declaration_id: `${caseId}.${index + 1}`,
        planned: JSON.stringify(planned),
      })),
    )
    .execute()
}
