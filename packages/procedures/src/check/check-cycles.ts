import { attributePath } from '../attribute-path.ts'
import { namesIn, rolesIn } from '../condition.ts'
import type { FieldSource } from '../field.ts'
import { namesInSource } from '../names-used.ts'
import type { Procedure, RoleSource } from '../procedure.ts'
import { type Check, fault, type ProcedureFault } from './fault.ts'

/** Nothing follows from itself: no derivation, no condition, no role. */
export const checkCycles: Check = (procedure) => {
  const edges = edgesOf(procedure)
  const done = new Set<string>()
  const faults: ProcedureFault[] = []
  const visit = (node: string, way: readonly string[]): void => {
    const at = way.indexOf(node)
    if (at >= 0) {
      const cycle = [...way.slice(at), node]
      const reason = `it follows from itself: ${cycle.map(shown).join(' → ')}`
      faults.push(fault('cycle', placeOf(procedure, node), reason, 'take out one of these steps'))
      return
    }
    if (done.has(node)) return
    for (const next of edges.get(node) ?? []) visit(next, [...way, node])
    done.add(node)
  }
  for (const node of edges.keys()) visit(node, [])
  return faults
}

const role = (name: string) => `role ${name}`

function shown(node: string): string {
  return node.startsWith('role ') ? node.slice(5) : node
}

function placeOf({ fields, facts }: Procedure, node: string): readonly (string | number)[] {
  if (node.startsWith('role ')) return ['roles', shown(node)]
  return Object.hasOwn(facts, node)
    ? ['facts', node]
    : ['fields', fields.findIndex(({ id }) => id === node)]
}

/** What each field, fact and role is worked out from. */
function edgesOf(procedure: Procedure): ReadonlyMap<string, readonly string[]> {
  const ofSource = (source: FieldSource): readonly string[] => {
    if ('key' in source) return [role(source.key)]
    if ('attribute' in source) {
      const path = attributePath(procedure, source.attribute)
      return path === undefined ? [] : [role(path.role)]
    }
    const roles =
      'derive' in source
        ? Object.values(source.with).flatMap((given) => ('role' in given ? [role(given.role)] : []))
        : []
    // What is suggested or chosen from is not what the answer is worked out from.
    return 'applicant' in source ? [] : [...namesInSource(source), ...roles]
  }
  const ofRole = (source: RoleSource): readonly string[] => {
    const paths =
      'reference' in source ? [source.reference] : 'choice' in source ? source.choice : []
    const parents = paths.flatMap((path) => attributePath(procedure, path)?.role ?? [])
    const conditions = source.when
      ? [...namesIn(source.when), ...rolesIn(source.when).map(role)]
      : []
    return [...parents.map(role), ...conditions]
  }
  return new Map<string, readonly string[]>([
    ...procedure.fields.map(({ id, from, when, each }) => {
      const conditions = when ? [...namesIn(when), ...rolesIn(when).map(role)] : []
      const members = each === undefined ? [] : [role(each)]
      return [id, [...from.flatMap(ofSource), ...conditions, ...members]] as const
    }),
    ...Object.entries(procedure.facts).map(
      ([name, { from }]) => [name, from.flatMap(ofSource)] as const,
    ),
    ...Object.entries(procedure.roles).map(
      ([name, { filledBy }]) => [role(name), filledBy.flatMap(ofRole)] as const,
    ),
  ])
}
