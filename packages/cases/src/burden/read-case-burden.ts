import { type BurdenStep, type Procedure, variantOf } from '@motlan/procedures'
import type pg from 'pg'
import type { CaseFile } from '../case-file.ts'
import { dayInVietNam } from '../viet-nam-day.ts'
import type { Cost } from './burden-row.ts'
import { costOfCases, turns } from './cost-of-cases.ts'
import { added, times } from './roll-up.ts'

/** What one case has cost so far, and what it would have cost on paper. */
export interface CaseBurden {
  readonly answersAsked: number
  /** Counted when the case is submitted. */
  readonly answersSaved: number
  readonly before: CaseCost
  readonly after: CaseCost
  readonly saved: Cost
}

/** A cost, and what it is for. */
interface CaseCost {
  readonly fieldsTyped: number
  readonly trips: number
  readonly waits: number
  readonly cost: Cost
}

/** Costs one case as the totals do. */
export async function readCaseBurden(
  pool: pg.Pool,
  { caseId, procedure: code, answers, submittedAt }: CaseFile,
  procedures: readonly Procedure[],
  now: Date,
): Promise<CaseBurden> {
  const day = dayInVietNam(submittedAt ?? now)
  const since = turns.findLast((turn) => turn <= day) ?? null
  const asked = Object.keys(answers).map((key) => key.replace(/\/.*$/, ''))
  const { before, after } = costOfCases(procedures)({ procedure: code, since, asked })
  const { rows } = await pool.query<{ saved: number }>(
    'select count(distinct attribute)::int as saved from cases.saved_answer where case_id = $1',
    [caseId],
  )
  const { burden } = variantOf(procedures, code)
  return {
    answersAsked: asked.length,
    answersSaved: rows[0]?.saved ?? 0,
    before: { ...countsOf(burden.before), cost: before },
    after: { ...countsOf(burden.after, asked.length), cost: after },
    saved: added(before, times(after, -1)),
  }
}

function countsOf(steps: readonly BurdenStep[], typed = 0): Omit<CaseCost, 'cost'> {
  const total = (quantity: keyof BurdenStep['counts']) =>
    steps.reduce((sum, { counts }) => sum + (counts[quantity] ?? 0), 0)
  return {
    fieldsTyped: total('fieldsTyped') + total('identifiersTyped') + typed,
    trips: total('trips'),
    waits: total('waits'),
  }
}
