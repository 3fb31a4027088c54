import type { Matrix, Way } from './matrix.ts'

/** A matrix as CSV: one line per way in which something may be known, so that a change of access is a change of lines. */
export function matrixCsv({ attributes, agencies, cell }: Matrix): string {
  const head = [
    'attribute',
    'agency',
    'state',
    'procedure',
    'purpose',
    'relation',
    'facts',
    'rules',
    'legalBasis',
  ]
  const lines = attributes.flatMap((attribute) =>
    agencies.flatMap((agency) => {
      const { state, ways } = cell(agency, attribute)
      return ways.map((way) => [attribute, agency, state, ...columnsOf(way)])
    }),
  )
  return [head, ...lines].map((line) => `${line.map(quoted).join(',')}\n`).join('')
}

function columnsOf({ procedure = '', purpose, relation, facts, rules, legalBasis }: Way) {
  return [procedure, purpose, relation, facts.join(' '), rules.join(' '), legalBasis]
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
