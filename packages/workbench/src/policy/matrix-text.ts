import { tableLines } from '../table.ts'
import type { CellState, Matrix } from './matrix.ts'

const signs: Readonly<Record<CellState, string>> = { always: '●', conditional: '◐', never: '·' }

/** A matrix for the terminal: attributes of which somebody may know something, one column per agency. */
export function matrixText({ scope, agencies, attributes, cell }: Matrix): string {
  const served = agencies.filter((agency) =>
    attributes.some((attribute) => cell(agency, attribute).state !== 'never'),
  )
  const rows = attributes
    .map((attribute) => [
      attribute,
      ...served.map((agency) => signs[cell(agency, attribute).state]),
    ])
    .filter(([, ...states]) => states.some((sign) => sign !== signs.never))
  const letters = served.map((_, at) => letterOf(at))
  return [
    ...served.map((agency, at) => `${letterOf(at)}  ${agency}`),
    '',
    ...tableLines([['', ...letters], ...rows]),
    '',
    `${signs.always} always   ${signs.conditional} where facts hold   ${signs.never} never   on ${scope.on}`,
    `${rows.length} of ${attributes.length} attributes may be known to ${served.length} of ${agencies.length} agencies; the others to nobody`,
    '',
  ].join('\n')
}

function letterOf(at: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + at)
}
