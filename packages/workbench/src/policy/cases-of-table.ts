import type { TestCase, TestSuite } from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import type { CompiledPolicy } from '@motlan/policy'

/** Each row of a table is one case: columns are parts of the question, facts, and attributes with what is expected. */
export function casesOfTable(
  { table, file }: TestSuite,
  policy: CompiledPolicy,
): readonly TestCase[] {
  const parts = new Set(['agency', 'procedure', 'purpose', 'relation', 'at'])
  return (table?.rows ?? []).map((row, index) => {
    const name = `table row ${index + 1}`
    if (row.length !== table?.columns.length) {
      throw new Refusal('AGREEMENT_INVALID', `${file}: ${name}`, {
        reason: `it has ${row.length} cells, the table has ${table?.columns.length} columns`,
        fix: 'give each column one cell',
      })
    }
    const cells = row.map((cell, at) => ({ column: table.columns[at] ?? '', cell }))
    const facts = cells.filter(({ column }) => policy.space.facts.at.has(column))
    const expected = cells.filter(({ cell }) => cell === 'disclose' || cell === 'withhold')
    const given = cells.filter(({ column }) => parts.has(column))
    const stranger = cells.find((each) => ![...facts, ...expected, ...given].includes(each))
    if (stranger) {
      throw new Refusal('AGREEMENT_INVALID', `${file}: ${name}`, {
        reason: `"${stranger.column}: ${stranger.cell}" is no part of a question, no fact, and neither disclose nor withhold`,
        fix: 'name relation, a fact with true or false, or an attribute with disclose or withhold',
      })
    }
    const named = (cell: string) =>
      expected.filter((each) => each.cell === cell).map(({ column }) => column)
    return {
      name: `${name}: ${row.join(', ')}`,
      given: {
        ...Object.fromEntries(given.map(({ column, cell }) => [column, String(cell)])),
        facts: Object.fromEntries(facts.map(({ column, cell }) => [column, cell === true])),
      },
      expect: { disclose: named('disclose'), withhold: named('withhold') },
    }
  })
}
