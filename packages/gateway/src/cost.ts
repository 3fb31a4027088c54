import type { Subject } from '@motlan/kernel'
import { type ConstValueNode, Kind, type ValueNode } from 'graphql'
import { checkCost, checkCount, type Limits } from './limits.ts'
import type { AskedField, Names } from './names.ts'
import type { Meanings } from './vocabulary.ts'

/** One way in of an operation: which identifiers it names, and how much it asks about each. */
export interface Entry {
  readonly name: string
  readonly subject: Subject
  readonly identifiers: ValueNode | ConstValueNode | undefined
  /** Fields without fields below them, fragments written out. */
  readonly attributes: number
}

/** The ways in that an operation uses. */
export function entriesOf({ fields }: Names, meanings: Meanings): readonly Entry[] {
  return fields.flatMap((field) => {
    const { name, arguments: given = [] } = field.node
    const meaning = meanings.of('Query', name.value)
    if (meaning?.kind !== 'entry') return []
    const identifiers = given.find((argument) => argument.name.value === meaning.argument)?.value
    const { subject } = meaning
    return [{ name: name.value, subject, identifiers, attributes: leavesIn(field) }]
  })
}

/** Refuses too many identifiers in one look-up, and an operation that could disclose more than the limit. */
export function checkEntries(
  entries: readonly Entry[],
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
): void {
  let disclosures = 0
  for (const { name, identifiers, attributes } of entries) {
    const count = countOf(identifiers, variables)
    checkCount(name, count, limits)
    disclosures += count * attributes
  }
  checkCost(disclosures, limits)
}

function countOf(
  identifiers: ValueNode | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  if (identifiers?.kind === Kind.LIST) return identifiers.values.length
  if (identifiers?.kind !== Kind.VARIABLE) return 1
  const value = variables[identifiers.name.value]
  return Array.isArray(value) ? value.length : 1
}

function leavesIn({ below }: AskedField): number {
  return below ? below.fields.reduce((sum, field) => sum + leavesIn(field), 0) : 1
}
