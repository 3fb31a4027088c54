import { isSubject, type JsonObject, subjectKeys } from '@motlan/kernel'
import type { Disclosure } from '@motlan/ledger'
import { isJsonObject } from './bare.ts'
import type { DecisionSet } from './decision.ts'
import type { OutgoingFetch } from './gathered.ts'
import type { PlannedFetch } from './planned.ts'
import type { Meanings } from './vocabulary.ts'

/** A field whose value one fetch carries from another registry to its own; the keys by which registries know each other's subjects are no news to them. */
interface MovedField
  extends Pick<Disclosure, 'attribute' | 'relation' | 'agreement' | 'legalBasis'> {
  readonly type: string
  readonly field: string
}

/** What each fetch of a plan moves, with the grounds on which it may. */
export type Movements = ReadonlyMap<PlannedFetch, readonly MovedField[]>

/** What a plan moves between registries, whoever it is carried out for. The gate has permitted it. */
export function movementsOf(
  fetches: readonly PlannedFetch[],
  {
    relations,
    decisions,
  }: { readonly relations: readonly string[]; readonly decisions: DecisionSet },
  meanings: Meanings,
): Movements {
  return new Map(
    fetches.flatMap((fetch) => {
      const moved = fetch.moved.flatMap(({ type, field }): readonly MovedField[] => {
        const meaning = isSubject(type) ? meanings.of(type, field) : undefined
        const attribute =
          meaning?.kind === 'attribute'
            ? meaning.attribute.name
            : meaning?.kind === 'group'
              ? meaning.name
              : undefined
        if (attribute === undefined) return []
        for (const relation of relations) {
          const grounds = decisions.grounds({ attribute, relation })
          if (!grounds) continue
          const { agreement, legalBasis } = grounds
          return [{ type, field, attribute, relation, agreement, legalBasis }]
        }
        return []
      })
      return moved.length === 0 ? [] : [[fetch, moved] as const]
    }),
  )
}

/** What one outgoing fetch moves about whom: disclosures to the registry that receives them. */
export function movedBy(
  { fetch, variables }: Pick<OutgoingFetch, 'fetch' | 'variables'>,
  movements: Movements,
): readonly Disclosure[] {
  const moved = movements.get(fetch)
  if (!moved) return []
  const lists = new Set((fetch.entities ?? []).map(({ variable }) => variable))
  return [...lists].flatMap((name) => {
    const representations = variables[name]
    return Array.isArray(representations)
      ? representations.flatMap((each) => disclosuresIn(each, moved, fetch.registry))
      : []
  })
}

function disclosuresIn(
  representation: unknown,
  moved: readonly MovedField[],
  registry: string,
): readonly Disclosure[] {
  if (!isJsonObject(representation)) return []
  const subject = String(representation.__typename)
  const subjectId = isSubject(subject) ? idOf(representation, subjectKeys[subject]) : undefined
  if (!isSubject(subject) || subjectId === undefined) return []
  return moved
    .filter(({ type, field }) => type === subject && representation[field] !== undefined)
    .map(({ type: _type, field, ...named }) => ({
      ...named,
      subject,
      subjectId,
      value: representation[field],
      movedTo: registry,
    }))
}

function idOf(representation: JsonObject, key: string): string | undefined {
  const id = representation[key]
  return typeof id === 'string' ? id : undefined
}
