import type { JsonObject } from '@motlan/kernel'
import { receiverOf } from './askings.ts'
import { attributePath } from './attribute-path.ts'
import { absent, type Evaluated, joined, waiting } from './evaluated.ts'
import type { Evaluation } from './evaluation.ts'
import type { AttributeOf } from './field.ts'
import { readAttribute, type Sighting, sightingsAt } from './read-answers.ts'
import { isUnavailable } from './role-state.ts'

/** What the registries answered about an attribute of whoever fills its role. */
export function attributeValue(
  source: AttributeOf,
  about: { readonly each: string | undefined; readonly subject: string | undefined },
  evaluation: Evaluation,
): Evaluated {
  const { situation, places } = evaluation
  const path = attributePath(situation.procedure, source.attribute, source.parts)
  if (path === undefined) return absent
  const { state, members } = evaluation.role(path.role)
  if (state === 'empty') return absent
  const optional = situation.procedure.roles[path.role]?.optional
  if (state !== 'filled') return state === 'toAsk' && optional ? absent : waiting
  const seen = sightingsAt(
    situation,
    places.get(path.role) ?? [],
    source.by ?? receiverOf(situation.procedure),
  )
  const ids = members
    .map(({ id }) => id)
    .filter((id) => about.each !== path.role || id === about.subject)
  const found = ids.map((id) => {
    const own = seen.filter((each) => each.id === id)
    if (own.length === 0) return { ...waiting, attributes: path.attributes }
    return best(own.map((each) => at(each, source, path, evaluation)))
  })
  const isOne = about.each === path.role || !situation.procedure.roles[path.role]?.many
  return isOne ? (found[0] ?? absent) : joined(found)
}

function at(
  sighting: Sighting,
  source: AttributeOf,
  {
    fields,
    attributes,
  }: { readonly fields: readonly string[]; readonly attributes: readonly string[] },
  { situation, dictionary }: Evaluation,
): Evaluated {
  const { holder, step, place } = sighting
  const { vocabulary } = dictionary
  const registry = vocabulary.get(attributes[0] ?? '')?.source ?? ''
  const known = { attributes, source: registry, step }
  const value = holder === null ? null : readAttribute(holder, source, fields)
  if (
    value !== null &&
    !(Array.isArray(value) && value.length === 0 && !isAnswered(holder, fields))
  ) {
    const asOf = asOfIn(situation.answers[step]?.extensions, registry)
    return { state: 'known', value, ...known, ...(asOf !== undefined && { asOf }) }
  }
  if (isUnavailable(situation, sighting, attributes[0] ?? '', dictionary))
    return { state: 'unavailable', ...known }
  const relation =
    place.through.map((name) => vocabulary.get(name)?.relation ?? '?').join('.') || 'self'
  const withheld = (situation.answers[step]?.errors ?? []).some(
    ({ extensions }) =>
      extensions?.code === 'ATTRIBUTE_WITHHELD' &&
      extensions.relation === relation &&
      attributes.some((name) => name === extensions.attribute),
  )
  return { state: withheld ? 'notPermitted' : 'silent', ...known }
}

/** An empty list is an answer: there are none. */
function isAnswered(holder: JsonObject | null, [first = '']: readonly string[]): boolean {
  return Array.isArray(holder?.[first])
}

const worth = ['known', 'unavailable', 'notPermitted', 'silent']

/** Somebody who was met in two ways is known by whichever says more. */
function best(all: readonly Evaluated[]): Evaluated {
  const [first = absent] = all.toSorted((a, b) => worth.indexOf(a.state) - worth.indexOf(b.state))
  return first
}

/** When a registry answered, as the gateway says beside the answer. */
function asOfIn(
  extensions: Readonly<Record<string, unknown>> | undefined,
  registry: string,
): string | undefined {
  const told = extensions?.motlan
  const list: unknown =
    told !== null && typeof told === 'object' && 'provenance' in told ? told.provenance : []
  if (!Array.isArray(list)) return undefined
  const entry: unknown = list.find(
    (each: unknown) =>
      each !== null && typeof each === 'object' && 'registry' in each && each.registry === registry,
  )
  const asOf =
    entry !== null && typeof entry === 'object' && entry !== undefined && 'asOf' in entry
      ? entry.asOf
      : undefined
  return typeof asOf === 'string' ? asOf : undefined
}
