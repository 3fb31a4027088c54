import { Refusal } from '@motlan/kernel'
import type { Correction } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import type { CaseBearer } from '../sight.ts'
import { type AskedCorrection, readAskedCorrections } from '../store/read-corrections.ts'

/** The agency that keeps each registry: what is wrong in it is for them to set right. */
const keepers: Readonly<Record<string, string>> = {
  population: 'police',
  land: 'land-office',
  business: 'business-office',
  finance: 'tax',
  insurance: 'social-insurance',
}

/** How a registry answers a request for correction. */
export interface Settlement {
  readonly id: string
  readonly corrected: boolean
  readonly outcome: string
}

/** What the registries of an agency are asked to set right, the most urgent first. */
export async function correctionsFor(
  bearer: CaseBearer,
  page: { readonly state: Correction['state']; readonly first: number },
  { db }: Desk,
): Promise<readonly AskedCorrection[]> {
  return readAskedCorrections(db, { registries: keptBy(bearer), ...page })
}

/** A registry has set its record right, or says why it stands. */
export async function settleCorrection(
  { id, corrected, outcome }: Settlement,
  bearer: CaseBearer,
  { db, clock }: Desk,
): Promise<AskedCorrection> {
  if (outcome.trim() === '') {
    throw new Refusal('ANSWER_INVALID', 'outcome', { reason: 'nothing is said' })
  }
  const registries = keptBy(bearer)
  const officer = bearer.kind === 'agency' ? bearer.officer : ''
  const { numUpdatedRows } = await db
    .updateTable('cases.correction')
    .where('correction_id', '=', id)
    .where('registry', 'in', registries)
    .where('state', '=', 'OPEN')
    .set({
      state: corrected ? 'CORRECTED' : 'UPHELD',
      settled_at: clock(),
      settled_by: officer,
      outcome,
    })
    .executeTakeFirst()
  const [settled] = await readAskedCorrections(db, { registries, id, first: 1 })
  if (settled && numUpdatedRows > 0n) return settled
  if (!settled) throw new Refusal('CASE_UNKNOWN', 'correction')
  throw new Refusal('CASE_STATE', 'correction', { reason: `it is ${settled.state} already` })
}

function keptBy(bearer: CaseBearer): readonly string[] {
  if (bearer.kind !== 'agency') throw new Refusal('AGENCY_NEEDED', 'corrections')
  // What a registry holds is no part of a procedure that a token may be limited to.
  if (!bearer.scopes.has('lookup')) throw new Refusal('SCOPE_MISSING', 'lookup')
  const kept = Object.entries(keepers).flatMap(([registry, agency]) =>
    agency === bearer.agency ? [registry] : [],
  )
  // `in ()` is no SQL; nobody keeps a registry without a name.
  return kept.length > 0 ? kept : ['']
}
