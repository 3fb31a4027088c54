import { Refusal, scalars, subjectKeys, subjectScalars } from '@motlan/kernel'
import type { Row } from './database.ts'
import type { Representation, ResolveReferences } from './federation.ts'
import type { RequestScope } from './request-scope.ts'
import type { OwnSubject } from './subject-type.ts'

// One look-up names at most 100 subjects, each of which may point at some dozens.
const representationsAtMost = 10_000

/** Finds the subjects a gateway names by key: one statement per table for all of them. */
export function resolveReferences({
  subject,
  read,
  load,
}: OwnSubject): ResolveReferences<RequestScope> {
  const { parse } = scalars[subjectScalars[subject]]
  const key = subjectKeys[subject]
  return async (representations, scope, info) => {
    if (representations.length > representationsAtMost)
      throw new Refusal('TOO_MANY_IDS', '_entities')
    const ids = representations.map((one) => idOf(one, key, parse))
    const valid = ids.filter((id) => typeof id === 'string')
    const rows = new Map(
      (await load(valid, read(info), scope)).map((row, place): [string, Row | null] => [
        valid[place] ?? '',
        row,
      ]),
    )
    return ids.map((id) => (typeof id === 'string' ? rows.get(id) : id))
  }
}

function idOf(
  representation: Representation,
  key: string,
  parse: (text: string) => import('@motlan/kernel').Parsed<string>,
): string | Refusal {
  const given = representation[key]
  const parsed = typeof given === 'string' ? parse(given) : undefined
  if (parsed?.ok) return parsed.value
  return new Refusal(
    'IDENTIFIER_INVALID',
    `_entities ${key}`,
    parsed ? { reason: parsed.rejection.message } : {},
  )
}
