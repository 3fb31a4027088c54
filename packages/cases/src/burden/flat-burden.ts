import type { BurdenRow, Cost } from './burden-row.ts'

/** Indicators as one flat record per row, for tables and CSV: everything there is, in one order. */
export function flatBurden(row: BurdenRow): Readonly<Record<string, string | number>> {
  return {
    procedure: row.procedure ?? '',
    agency: row.agency ?? '',
    province: row.province ?? '',
    month: row.month ?? '',
    cases: row.cases,
    done: row.done,
    onTime: row.onTime,
    late: row.late,
    withdrawn: row.withdrawn,
    answersAsked: row.answersAsked,
    answersSaved: row.answersSaved,
    reasksRefused: row.reasksRefused,
    ...flatCost('before', row.before),
    ...flatCost('after', row.after),
    ...flatCost('saved', row.saved),
  }
}

function flatCost(name: string, { seconds, vnd }: Cost): Readonly<Record<string, number>> {
  return {
    [`${name}Seconds`]: seconds,
    [`${name}VndLow`]: vnd.low,
    [`${name}Vnd`]: vnd.base,
    [`${name}VndHigh`]: vnd.high,
  }
}
