import { hash } from 'node:crypto'
import { type FormPlan, formPlan, type PlannedField, type Situation } from '@motlan/procedures'
import type { CaseFile } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { lookUp, situationOf } from './look-up.ts'

/** A case with what the registries hold about it now. */
export interface PlannedCase {
  readonly situation: Situation
  readonly plan: FormPlan
}

/** Looks up what a case needs, or takes what has just been looked up for it, and plans its form. */
export async function planCase(
  file: CaseFile,
  desk: Desk,
  known?: Situation,
): Promise<PlannedCase> {
  const answers = known?.answers ?? {}
  const situation = await lookUp(file, { ...situationOf(file, desk), answers }, desk)
  return planOf(file, situation, desk)
}

/** The form of a case of which everything has been looked up; a value confirmed counts while it stays the same. */
function planOf(
  { confirmations }: Pick<CaseFile, 'confirmations'>,
  situation: Situation,
  { dictionary }: Pick<Desk, 'dictionary'>,
): PlannedCase {
  const plan = formPlan(situation, dictionary)
  const confirmed = plan.fields
    .filter((field) => field.state === 'toConfirm' && confirmations[field.key] === seen(field))
    .map(({ key }) => key)
  if (confirmed.length === 0) return { situation, plan }
  const after = { ...situation, confirmed }
  return { situation: after, plan: formPlan(after, dictionary) }
}

/** The value of a field as a confirmation remembers it. */
export function seen({ value }: Pick<PlannedField, 'value'>): string {
  return hash('sha256', JSON.stringify(value ?? null), 'base64url')
}
