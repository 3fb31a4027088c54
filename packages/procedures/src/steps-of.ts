import { type Subject, subjectKeys, subjectScalars } from '@motlan/kernel'
import { type Asking, askingsOf } from './askings.ts'
import type { Dictionary } from './dictionary.ts'
import { keptFor } from './kept.ts'
import type { Procedure } from './procedure.ts'
import { isRoot, type RolePlace, rolePlaces } from './role-place.ts'
import type { Step, StepAttribute, StepRoot } from './situation.ts'

/**
 * The look-ups of a procedure, derived from its fields: one federated operation for each agency and for each time that
 * something has to be answered before it is known whom to ask about. References are followed inside the operation.
 */
export const stepsOf: (procedure: Procedure, dictionary: Dictionary) => readonly Step[] =
  keptFor(derivedSteps)

// A case asks for them at every turn, and they are always the same.
function derivedSteps(procedure: Procedure, dictionary: Dictionary): readonly Step[] {
  const places = rolePlaces(procedure)
  const askings = askingsOf(procedure, dictionary.vocabulary)
  const levels = [...new Set([...places.values()].flat().map(({ level }) => level))].sort()
  return procedure.agencies.flatMap((agency) =>
    levels.flatMap((level) => {
      const here = askings.flatMap((asking) =>
        asking.by !== agency
          ? []
          : (places.get(asking.role) ?? [])
              .filter((place) => place.level === level)
              .map((place) => ({ asking, place })),
      )
      return here.length === 0 ? [] : [stepOf(procedure, dictionary, agency, level, here)]
    }),
  )
}

/** The id of the look-up of an agency at one level. */
export function stepId(agency: string, level: number): string {
  return `${agency}-${level}`
}

interface Asked {
  readonly asking: Asking
  readonly place: RolePlace
}

function stepOf(
  procedure: Procedure,
  { vocabulary }: Dictionary,
  agency: string,
  level: number,
  asked: readonly Asked[],
): Step {
  const roots = Object.keys(procedure.roles).filter((role) =>
    asked.some(({ place }) => place.root === role),
  )
  const trees = new Map(roots.map((root): [string, Tree] => [root, new Map()]))
  const asks = new Map<string, StepAttribute>()
  const relationOf = (through: readonly string[]) =>
    through.map((name) => vocabulary.get(name)?.relation ?? '?').join('.') || 'self'
  for (const { asking, place } of asked) {
    const before = place.references.flat()
    const key = subjectKeys[subjectOf(procedure, place.role)]
    // Whoever is met on the way is known by the key.
    const met = before.length === 0 ? [] : [[...before, key]]
    const wanted = asking.leaves.map(({ fields }) => [...before, ...fields])
    for (const path of [...met, ...wanted]) grow(trees.get(place.root) ?? new Map(), path)
    for (const [at, attribute] of place.through.entries()) {
      note(asks, { attribute, relation: relationOf(place.through.slice(0, at)), for: [asking.for] })
    }
    for (const { attribute, through } of asking.leaves) {
      const way = through === undefined ? place.through : [...place.through, through]
      note(asks, { attribute, relation: relationOf(way), for: [asking.for] })
    }
  }
  const stepRoots = roots.map((role) => rootOf(procedure, role))
  const operationName = `${titled(procedure.id)}${titled(agency)}${level}`
  const variables = stepRoots.map(({ variable, list, role }) => {
    const scalar = subjectScalars[subjectOf(procedure, role)]
    return `$${variable}: ${list ? `[${scalar}!]!` : `${scalar}!`}`
  })
  const lines = stepRoots.flatMap(({ role, variable, list }) => [
    `  ${role}: ${entryOf(subjectOf(procedure, role), variable, list)} {`,
    ...printed(trees.get(role) ?? new Map(), '    '),
    '  }',
  ])
  const query = [`query ${operationName}(${variables.join(', ')}) {`, ...lines, '}'].join('\n')
  return {
    id: stepId(agency, level),
    agency,
    query,
    operationName,
    roots: stepRoots,
    asks: [...asks.values()],
  }
}

/** A selection set: what is below each field; an empty one is a leaf. */
type Tree = Map<string, Tree>

function grow(tree: Tree, [field, ...rest]: readonly string[]): void {
  if (field === undefined) return
  const below: Tree = tree.get(field) ?? new Map()
  tree.set(field, below)
  grow(below, rest)
}

function printed(tree: Tree, indent: string): readonly string[] {
  return [...tree].flatMap(([field, below]) =>
    below.size === 0
      ? [`${indent}${field}`]
      : [`${indent}${field} {`, ...printed(below, `${indent}  `), `${indent}}`],
  )
}

function rootOf({ roles }: Procedure, role: string): StepRoot {
  const { many, optional, filledBy = [] } = roles[role] ?? {}
  // A role that may also be found on the way has nobody to look up by ID where it was.
  const list = many === true || optional === true || !filledBy.every(isRoot)
  return { role, variable: role, list }
}

function entryOf(subject: Subject, variable: string, list: boolean): string {
  const key = subjectKeys[subject]
  const plural = { Citizen: 'citizens', Business: 'businesses', Parcel: 'parcels' }[subject]
  return list
    ? `${plural}(${key}s: $${variable})`
    : `${subject.toLowerCase()}(${key}: $${variable})`
}

function subjectOf({ roles }: Procedure, role: string): Subject {
  return roles[role]?.subject ?? 'Citizen'
}

function note(asks: Map<string, StepAttribute>, asked: StepAttribute): void {
  const key = `${asked.relation} ${asked.attribute}`
  const before = asks.get(key)?.for ?? []
  asks.set(key, { ...asked, for: [...new Set([...before, ...asked.for])] })
}

function titled(words: string): string {
  return words
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
