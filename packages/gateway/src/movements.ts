import { isSubject, type JsonObject, subjectKeys } from '@motlan/kernel'
import type { Disclosure } from '@motlan/ledger'
import { isJsonObject } from './bare.ts'
import { type Gate, type Place, placesAt, requiredIn, type Selected } from './gate.ts'
import type { OutgoingFetch } from './gathered.ts'
import type { PlanPath } from './plan-path.ts'
import type { PlannedFetch } from './planned.ts'

/** A value one fetch carries from another registry to its own; the keys by which registries know each other's subjects are no news to them. */
interface MovedField
  extends Pick<Disclosure, 'attribute' | 'relation' | 'agreement' | 'legalBasis'> {
  /** Where it stands in a representation. */
  readonly keys: readonly string[]
}

/** What moves about the subjects at each path of a plan, with the grounds on which it may. */
export type Movements = ReadonlyMap<PlanPath, readonly MovedField[]>

/** What a plan moves between registries, whoever it is carried out for. The gate has permitted it. */
export function movementsOf(fetches: readonly PlannedFetch[], gate: Gate): Movements {
  const movements = new Map<PlanPath, readonly MovedField[]>()
  for (const { entities = [] } of fetches) {
    for (const { paths, requires } of entities) {
      const selected = requiredIn(requires)
      for (const path of paths) {
        const moved = placesAt(path, gate).flatMap((place) => movedIn(selected, place, [], gate))
        if (moved.length > 0) movements.set(path, moved)
      }
    }
  }
  return movements
}

/** What one outgoing fetch moves about whom: disclosures to the registry that receives them. */
export function movedBy(
  { fetch, variables, asked = [] }: OutgoingFetch,
  movements: Movements,
): readonly Disclosure[] {
  const found = new Map<string, Disclosure>()
  if (movements.size === 0) return []
  for (const { batch, places } of asked) {
    const representations = variables[batch.variable]
    for (const { path, index } of places) {
      const moved = path && movements.get(path)
      const representation: unknown = Array.isArray(representations) && representations[index]
      if (!moved || !isJsonObject(representation)) continue
      for (const disclosure of disclosuresIn(representation, moved, fetch.registry)) {
        // Whoever stands in several places is represented once.
        const { attribute, relation } = disclosure
        found.set(`${batch.variable} ${index} ${relation} ${attribute}`, disclosure)
      }
    }
  }
  return [...found.values()]
}

/** INVARIANT: the relation is that of the place, as the gate saw it, and not of any other that is permitted too. */
function movedIn(
  selected: readonly Selected[],
  { type, relation }: Place,
  keys: readonly string[],
  gate: Gate,
): readonly MovedField[] {
  return selected.flatMap(({ kind, name, below }): readonly MovedField[] => {
    if (kind === 'fragment') {
      return name === type ? movedIn(below, { type, relation }, keys, gate) : []
    }
    const meaning = gate.meanings.of(type, name)
    const inside = [...keys, name]
    if (meaning?.kind === 'group') {
      return movedIn(below, { type: meaning.type, relation }, inside, gate)
    }
    if (meaning?.kind !== 'attribute') return []
    const attribute = meaning.attribute.name
    const grounds = gate.decisions.grounds({ attribute, relation })
    if (!grounds) return []
    const { agreement, legalBasis } = grounds
    return [{ attribute, relation, agreement, legalBasis, keys: inside }]
  })
}

function disclosuresIn(
  representation: JsonObject,
  moved: readonly MovedField[],
  registry: string,
): readonly Disclosure[] {
  const subject = String(representation.__typename)
  const subjectId = isSubject(subject) ? representation[subjectKeys[subject]] : undefined
  if (!isSubject(subject) || typeof subjectId !== 'string') return []
  return moved.flatMap(({ keys, ...named }) => {
    const value = valueAt(representation, keys)
    return value === undefined ? [] : [{ ...named, subject, subjectId, value, movedTo: registry }]
  })
}

/** Undefined where nothing moves: a condition of the client has left it out. */
function valueAt(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys
  if (key === undefined || value === null) return value
  if (Array.isArray(value)) return value.map((item) => valueAt(item, keys))
  return isJsonObject(value) ? valueAt(value[key], rest) : undefined
}
