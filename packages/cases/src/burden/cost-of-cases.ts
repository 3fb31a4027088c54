import { subjectScalars } from '@motlan/kernel'
import {
  type BurdenRange,
  burdenOf,
  burdenParameters,
  type Field,
  type Procedure,
  parametersOn,
  variantOf,
} from '@motlan/procedures'
import type { Cost } from './burden-row.ts'
import { type CostOf, noCost } from './roll-up.ts'

/** The days from which on other parameters count, in their order. */
export const turns: readonly string[] = [
  ...new Set(
    Object.values(burdenParameters).flatMap(({ values }) => values.map(({ from }) => from)),
  ),
].sort()

/** Costs cases by the Standard Cost Model, under the parameters of the days they were submitted on. */
export function costOfCases(procedures: readonly Procedure[]): CostOf {
  return ({ procedure: code, since, asked }) => {
    const parameters = since === null ? undefined : parametersOn(since)
    if (!parameters) return { before: noCost, after: noCost }
    const procedure = variantOf(procedures, code)
    const identifiers = asked.filter((id) => isIdentifier(procedure, id)).length
    const { before, after } = burdenOf(procedure, { fields: asked.length, identifiers }, parameters)
    return { before: costFrom(before), after: costFrom(after) }
  }
}

/** A number that has to be found and copied takes longer than a word that one knows. */
function isIdentifier({ fields, roles }: Procedure, id: string): boolean {
  const field = fields.find((each) => each.id === id)
  return field ? field.from.some(isKey) : Object.hasOwn(roles, id)
}

const keys: readonly string[] = Object.values(subjectScalars)

function isKey(source: Field['from'][number]): boolean {
  if ('key' in source) return true
  return (
    'applicant' in source && 'scalar' in source.applicant && keys.includes(source.applicant.scalar)
  )
}

function costFrom({ low, base, high }: BurdenRange): Cost {
  return {
    seconds: base.seconds,
    vnd: { low: low.cost, base: base.cost, high: high.cost },
  }
}
