import { randomUUID } from 'node:crypto'
import type { DisclosedLine, DisclosureGroup, LookUp } from '@motlan/ledger'

/** A citizen of the bench. */
export function citizenId(number: number): string {
  return `901${String(number).padStart(9, '0')}`
}

const known = new Map<number, readonly DisclosedLine[]>()

/** So many attributes, always the same object, as a gateway hands them over. */
function linesOf(count: number): readonly DisclosedLine[] {
  const before = known.get(count)
  if (before) return before
  const lines = Array.from({ length: count }, (_, index) => ({
    attribute: `Citizen.attribute${index}`,
    relation: 'self',
    agreement: 'DSA-BENCH-population',
    legalBasis: 'LB-BENCH',
  }))
  known.set(count, lines)
  return lines
}

/** What leaves about one citizen. */
export function groupOf(number: number, attributes: number): DisclosureGroup {
  const values = Array.from({ length: attributes }, (_, index) => `value ${index} of ${number}`)
  return { subject: 'Citizen', subjectId: citizenId(number), lines: linesOf(attributes), values }
}

/** One operation with these groups. */
export function madeUpLookUp(groups: readonly DisclosureGroup[], at = new Date()): LookUp {
  return {
    requestId: randomUUID(),
    at,
    agency: 'bench',
    officer: 'officer',
    procedure: '1.002207',
    purpose: 'bench',
    case: 'HS-2026-000001',
    policy: 'f'.repeat(64),
    asked: `${'0'.repeat(64)}\n{"citizenId":"${groups[0]?.subjectId}"}`,
    disclosures: [],
    withheld: [],
    groups,
  }
}
