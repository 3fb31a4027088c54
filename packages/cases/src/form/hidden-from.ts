import type { FormPlan, PlannedField } from '@motlan/procedures'
import type { Desk } from '../desk.ts'
import type { Seer } from '../sight.ts'
import { subjectsOf } from './look-up.ts'
import type { PlannedCase } from './plan-case.ts'
import { tellsOfStrangers } from './strangers.ts'

/**
 * Which values of a form somebody is not shown. INVARIANT: whoever may not be part of a case learns nothing from it about
 * others, and an applicant nothing about strangers: with the number of somebody else's notice one would read who the
 * mother is.
 */
export function hiddenFrom(
  actor: Seer['actor'],
  { plan, situation }: PlannedCase,
  { dictionary }: Pick<Desk, 'dictionary'>,
): (planned: Pick<PlannedField, 'field' | 'subject' | 'source'>) => boolean {
  if (actor === 'OFFICER') return () => false
  const isStrange = tellsOfStrangers(situation, subjectsOf(situation, dictionary))
  const barred = isBarred(plan)
  return (planned) => isOthers(planned) && ((barred && !isChosen(planned)) || isStrange(planned))
}

/** Whoever has made a wrong choice has to see what else there is to choose: of this nothing but the list is shown. */
function isChosen({ field, source }: Pick<PlannedField, 'field' | 'source'>): boolean {
  return source === undefined && field.from.some((each) => 'key' in each)
}

/** A rule of the law stands against the case. */
function isBarred({ problems }: FormPlan): boolean {
  return problems.some(({ law }) => law !== undefined)
}

function isOthers({ source }: Pick<PlannedField, 'source'>): boolean {
  return source !== 'applicant' && source !== 'login'
}
