import type { CompiledPolicy } from '@motlan/policy'
import { type MatrixCell, matrixOf, openCells } from './matrix.ts'
import { type ReadOperation, type Sufficiency, sufficiencyOf } from './sufficiency.ts'

/** What one agency could know and can no longer, in any way. */
interface LostCell {
  readonly agency: string
  readonly attribute: string
  readonly was: MatrixCell['state']
  readonly is: MatrixCell['state']
}

/** What is different on a day under a version from what was: cells of the matrix, and what procedures lack. */
export interface WhatIsLost {
  readonly lost: readonly LostCell[]
  readonly gained: readonly LostCell[]
  /** Procedures that had what they need, or more of it, and now lack something. */
  readonly procedures: readonly Pick<Sufficiency, 'procedure' | 'agency' | 'missing'>[]
}

/** One version on one day. */
export interface Moment {
  readonly policy: CompiledPolicy
  readonly on: string
}

/** Compares two moments. */
export function whatIsLost(
  before: Moment,
  after: Moment,
  operations: readonly ReadOperation[],
): WhatIsLost {
  const was = statesOf(before)
  const is = statesOf(after)
  const cells = [...new Set([...was.keys(), ...is.keys()])].map((key): LostCell => {
    const [agency = '', attribute = ''] = key.split(' ')
    return { agency, attribute, was: was.get(key) ?? 'never', is: is.get(key) ?? 'never' }
  })
  const rank = { never: 0, conditional: 1, always: 2 }
  const lacking = new Map(
    sufficiencyOf(before.policy, operations, before.on).map((each) => [
      `${each.procedure} ${each.agency}`,
      new Set(each.missing.map(({ attribute, relation }) => `${relation} ${attribute}`)),
    ]),
  )
  return {
    lost: cells.filter((cell) => rank[cell.is] < rank[cell.was]),
    gained: cells.filter((cell) => rank[cell.is] > rank[cell.was]),
    procedures: sufficiencyOf(after.policy, operations, after.on).flatMap(
      ({ procedure, agency, missing }) => {
        const already = lacking.get(`${procedure} ${agency}`)
        const anew = missing.filter(
          ({ attribute, relation }) => !already?.has(`${relation} ${attribute}`),
        )
        return anew.length > 0 ? [{ procedure, agency, missing: anew }] : []
      },
    ),
  }
}

function statesOf({ policy, on }: Moment): ReadonlyMap<string, MatrixCell['state']> {
  return new Map(
    openCells(matrixOf(policy, { on })).map(({ agency, attribute, state }) => [
      `${agency} ${attribute}`,
      state,
    ]),
  )
}

/** The same for a person. */
export function lostLines({ lost, gained, procedures }: WhatIsLost): readonly string[] {
  const byAgency = Map.groupBy(lost, ({ agency }) => agency)
  return [
    ...[...byAgency].map(
      ([agency, cells]) => `- ${agency} loses ${brief(cells.map(({ attribute }) => attribute))}`,
    ),
    ...[...Map.groupBy(gained, ({ agency }) => agency)].map(
      ([agency, cells]) => `+ ${agency} gains ${brief(cells.map(({ attribute }) => attribute))}`,
    ),
    ...procedures.map(
      ({ procedure, agency, missing }) =>
        `! ${procedure} at ${agency} lacks ${missing.length}: ${brief(missing.map(({ attribute, relation }) => `${attribute} (${relation})`))}`,
    ),
    `${lost.length} cells lost, ${gained.length} gained, ${procedures.length} procedures lack what they need`,
  ]
}

function brief(names: readonly string[]): string {
  return names.length > 6
    ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more`
    : names.join(', ')
}
