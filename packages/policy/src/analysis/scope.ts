import { Refusal } from '@motlan/kernel'
import { attributesMeant, namesKnown } from '../attributes-meant.ts'
import { type Bits, bitsOf, hasBit } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { suggestion } from '../fault.ts'
import type { Borders, Within } from './cells.ts'
import type { Scope } from './property.ts'

/** A scope in numbers. */
export interface NumberedScope extends Required<Within> {
  /** Facts with the outcome they must have. */
  readonly facts: readonly (readonly [at: number, holds: boolean])[]
}

/** Numbers a scope; a name that no catalogue has is refused, so that no property holds because of a slip of the pen. */
export function numbered(scope: Scope, policy: CompiledPolicy, where: string): NumberedScope {
  const { space } = policy
  const places = (
    kind: string,
    given: readonly string[] | undefined,
    at: ReadonlyMap<string, number>,
  ) =>
    bitsOf(
      at.size,
      given?.map((id) => at.get(id) ?? refuse(where, kind, id, at.keys())) ?? at.values(),
    )
  const procedures = named('procedure', scope.procedures, space.aimOfProcedure.keys(), where)
  const purposes = named('purpose', scope.purposes, space.aimOfPurpose.keys(), where)
  return {
    agencies: places('agency', scope.agencies, space.agencies.at),
    relations: places('relation', scope.relations, space.relations.at),
    aims: bitsOf(
      space.aims.length,
      space.aims.flatMap(({ procedure = '', purpose }, at) =>
        (procedures?.has(procedure) ?? true) && (purposes?.has(purpose) ?? true) ? [at] : [],
      ),
    ),
    attributes: attributesIn(scope, policy, where),
    facts: Object.entries(scope.facts ?? {}).map(([id, holds]) => [
      space.facts.at.get(id) ?? refuse(where, 'fact', id, space.facts.ids),
      holds,
    ]),
  }
}

/** What tells questions in a scope from questions outside. */
export function bordersOf(
  scopes: readonly NumberedScope[],
): Required<Pick<Borders, 'aims' | 'relations' | 'facts'>> {
  return {
    aims: scopes.map(({ aims }) => aims),
    relations: scopes.map(({ relations }) => relations),
    facts: [...new Set(scopes.flatMap(({ facts }) => facts.map(([at]) => at)))],
  }
}

/** Whether a question with these facts is in a scope. */
export function isWithin(
  { agencies, aims, relations, attributes, facts }: NumberedScope,
  question: {
    readonly agency: number
    readonly aim: number
    readonly relation: number
    readonly attribute: number
    readonly facts: Uint8Array
  },
): boolean {
  return (
    hasBit(agencies, question.agency) &&
    hasBit(aims, question.aim) &&
    hasBit(relations, question.relation) &&
    hasBit(attributes, question.attribute) &&
    facts.every(([at, holds]) => (question.facts[at] === 2) === holds)
  )
}

function attributesIn(
  { attributes, sensitivities }: Scope,
  { space, source }: CompiledPolicy,
  where: string,
): Bits {
  const { vocabulary } = source
  const meant = attributes?.flatMap((name) => {
    const found = attributesMeant(name, undefined, vocabulary)
    return found.length > 0
      ? found
      : refuse(where, 'attribute', name, namesKnown(undefined, vocabulary))
  })
  const within = meant && new Set(meant)
  const classes = new Set([...vocabulary.values()].map(({ sensitivity }) => `${sensitivity}`))
  for (const each of sensitivities ?? []) {
    if (!classes.has(each)) refuse(where, 'sensitivity class', each, classes)
  }
  return bitsOf(
    space.attributes.ids.length,
    space.attributes.ids.flatMap((name, at) =>
      (within?.has(name) ?? true) &&
      (sensitivities?.includes(vocabulary.get(name)?.sensitivity ?? '') ?? true)
        ? [at]
        : [],
    ),
  )
}

function named(
  kind: string,
  given: readonly string[] | undefined,
  known: Iterable<string>,
  where: string,
): ReadonlySet<string> | undefined {
  if (!given) return undefined
  const all = new Set(known)
  for (const id of given) if (!all.has(id)) refuse(where, kind, id, all)
  return new Set(given)
}

function refuse(where: string, kind: string, given: string, known: Iterable<string>): never {
  throw new Refusal('AGREEMENT_INVALID', where, {
    reason: `"${given}" is not a known ${kind}`,
    fix: suggestion(given, known, `use a ${kind} of the catalogue`),
  })
}
