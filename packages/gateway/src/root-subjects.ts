import { type JsonObject, scalars, subjectScalars } from '@motlan/kernel'
import type { AskedSubject } from '@motlan/ledger'
import { Kind, type ValueNode } from 'graphql'
import type { Entry } from './cost.ts'

/** Whom an operation asks about by identifier, each once, as the gateway writes identifiers. */
export function rootSubjects(
  entries: readonly Entry[],
  variables: JsonObject,
): readonly AskedSubject[] {
  const found = new Map<string, AskedSubject>()
  for (const { subject, identifiers } of entries) {
    const { parse } = scalars[subjectScalars[subject]]
    for (const given of idsIn(identifiers, variables)) {
      const parsed = parse(given)
      if (parsed.ok) found.set(`${subject} ${parsed.value}`, { subject, subjectId: parsed.value })
    }
  }
  return [...found.values()]
}

function idsIn(given: ValueNode | undefined, variables: JsonObject): readonly string[] {
  if (given?.kind === Kind.LIST) return given.values.flatMap((each) => idsIn(each, variables))
  const value =
    given?.kind === Kind.VARIABLE
      ? variables[given.name.value]
      : given?.kind === Kind.STRING
        ? given.value
        : undefined
  return [value].flat().filter((each) => typeof each === 'string')
}
