import { hasBit } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { holdingOn, notFalse } from '../holding-rules.ts'
import { isPermitted } from '../presence.ts'
import { aimAt } from '../space.ts'

/** What one form looks up: for one agency and aim, the attributes it needs of subjects so related. */
export interface Need {
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  readonly relation: string
  readonly attributes: readonly string[]
}

/** One attribute of one relation, for one agency and aim. */
export interface NeedLine {
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  readonly relation: string
  readonly attribute: string
  /** The rules that grant it. */
  readonly rules: readonly string[]
  /** The facts it depends on, where it does. */
  readonly needs: readonly string[]
}

/** What forms need, held against what is granted for them. */
export interface Sufficiency {
  /** Needed, and granted whatever the facts. */
  readonly granted: readonly NeedLine[]
  /** Needed, and granted depending on facts. */
  readonly conditional: readonly NeedLine[]
  /** Needed and refused: it would have to be asked again. */
  readonly missing: readonly NeedLine[]
  /** Granted for the same agency and aim, and needed by none of the forms. */
  readonly overBroad: readonly NeedLine[]
}

/** Compares needs with grants on a day. Needs of one agency and aim belong together: what one of them uses is not over-broad. */
export function sufficiency(
  policy: CompiledPolicy,
  needs: readonly Need[],
  on: string,
): Sufficiency {
  const lines = needs.flatMap((need) => neededLines(need, policy, on))
  const used = new Set(lines.map(({ line }) => keyOf(line)))
  const aims = new Map(
    needs.map((need) => [`${need.agency} ${need.procedure} ${need.purpose}`, need]),
  )
  const inGroup = (group: string) =>
    lines.flatMap((each) => (each.group === group ? [each.line] : []))
  return {
    granted: inGroup('granted'),
    conditional: inGroup('conditional'),
    missing: inGroup('missing'),
    overBroad: [...aims.values()].flatMap((need) =>
      policy.relations
        .flatMap((relation) => grantedLines({ ...need, relation }, policy, on))
        .filter((line) => !used.has(keyOf(line))),
    ),
  }
}

function neededLines(need: Need, policy: CompiledPolicy, on: string) {
  const { attributes, ...aim } = need
  const { certain, possible, needs } = policy.settle({ ...aim, on })
  return [...new Set(attributes)].map((attribute) => {
    const always = isPermitted(attribute, certain.permitted)
    const some = always || isPermitted(attribute, possible)
    const line = {
      ...aim,
      attribute,
      rules: some ? grantsOf(aim, attribute, policy, on) : [],
      needs: always ? [] : needs([attribute]),
    }
    return { line, group: always ? 'granted' : some ? 'conditional' : 'missing' }
  })
}

function grantedLines(
  { attributes: _needed, ...aim }: Need,
  policy: CompiledPolicy,
  on: string,
): readonly NeedLine[] {
  const { possible, certain, needs } = policy.settle({ ...aim, on })
  return [...possible].map((attribute) => ({
    ...aim,
    attribute,
    rules: grantsOf(aim, attribute, policy, on),
    needs: certain.permitted.has(attribute) ? [] : needs([attribute]),
  }))
}

/** The grants that may hold for an attribute: what a patch has to change. */
function grantsOf(
  { agency, procedure, purpose, relation }: Omit<Need, 'attributes'>,
  attribute: string,
  { space, rules }: CompiledPolicy,
  on: string,
): readonly string[] {
  const point = {
    agency: space.agencies.at.get(agency) ?? -1,
    aim: aimAt(space, procedure, purpose) ?? -1,
    relation: space.relations.at.get(relation) ?? -1,
    facts: new Uint8Array(space.facts.ids.length).fill(1),
  }
  const at = space.attributes.at.get(attribute) ?? -1
  return notFalse(
    holdingOn(rules, on).filter(({ rule, permits }) => permits && hasBit(rule.attributes, at)),
    point,
  ).map(({ rule }) => rule.id)
}

function keyOf({ agency, procedure, purpose, relation, attribute }: NeedLine): string {
  return [agency, procedure, purpose, relation, attribute].join(' ')
}
