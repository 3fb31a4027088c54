import {
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type GraphQLUnionType,
  getArgumentValues,
  getVariableValues,
  locatedError,
  GraphQLError as Mistake,
} from 'graphql'
import type { CompiledOperation } from './compile-operation.ts'
import type { RequestScope } from './request-scope.ts'

/** What is done for one key of an answer. */
export type Step =
  | { readonly kind: 'constant'; readonly key: string; readonly value: string }
  | {
      readonly kind: 'field'
      readonly key: string
      readonly nodes: readonly FieldNode[]
      readonly field: GraphQLField<unknown, unknown>
      readonly resolve: GraphQLFieldResolver<unknown, unknown>
      readonly nullable: boolean
      readonly complete: Complete
      readonly info: GraphQLResolveInfo
    }

/** How a resolved value becomes a part of an answer. */
export type Complete =
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'list'; readonly item: Complete; readonly nullable: boolean }
  | { readonly kind: 'object'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'union'
      readonly type: GraphQLUnionType
      readonly steps: ReadonlyMap<string, readonly Step[]>
    }

export interface Carried {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphQLError[]
}

interface Path {
  readonly prev: Path | undefined
  readonly key: string | number
}

/** One execution. */
interface Run {
  readonly scope: RequestScope
  readonly errors: GraphQLError[]
  /** What has to be waited for; none of them rejects. */
  pending: Promise<void>[]
  /** Set where a value that cannot be null could not be had in time to leave out its parent: then there is no data at all. */
  lost: boolean
}

type Container = Record<string | number, unknown>

/** Carries out a compiled operation: the same answer as graphql's own `execute`, in a fraction of its time. */
export async function carryOut(
  schema: GraphQLSchema,
  { operation, steps }: CompiledOperation,
  inputs: Readonly<Record<string, unknown>>,
  scope: RequestScope,
): Promise<Carried> {
  const { coerced, errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    inputs,
    { maxErrors: 50 },
  )
  if (!coerced) return { errors: errors ?? [] }
  const run: Run = { scope, errors: [], pending: [], lost: false }
  const data: Container = {}
  for (const step of steps) putRoot(data, step, coerced, run)
  while (run.pending.length > 0) {
    const pending = run.pending
    run.pending = []
    await Promise.all(pending)
  }
  const answered = run.lost ? null : data
  return run.errors.length > 0 ? { data: answered, errors: run.errors } : { data: answered }
}

/** Only the fields of the root have arguments. */
function putRoot(
  data: Container,
  step: Step,
  variableValues: Record<string, unknown>,
  run: Run,
): void {
  if (step.kind === 'constant') {
    data[step.key] = step.value
    return
  }
  const { key, nodes, field, resolve, nullable, complete, info } = step
  data[key] = null
  try {
    const args = nodes[0] ? getArgumentValues(field, nodes[0], variableValues) : {}
    const value = resolve(undefined, args, run.scope, { ...info, variableValues })
    put(data, key, value, complete, nullable, nodes, undefined, run)
  } catch (error) {
    run.errors.push(located(error, nodes, { prev: undefined, key }))
    if (!nullable) run.lost = true
  }
}

/** Puts a value where it belongs, now or when it is there. Throws where a value that cannot be null is. */
function put(
  into: Container,
  key: string | number,
  value: unknown,
  complete: Complete,
  nullable: boolean,
  nodes: readonly FieldNode[],
  above: Path | undefined,
  run: Run,
): void {
  if (isPromise(value)) {
    into[key] = null
    const fail = (error: unknown): void => {
      run.errors.push(located(error, nodes, { prev: above, key }))
      if (!nullable) run.lost = true
    }
    const arrive = (arrived: unknown): void =>
      put(into, key, arrived, complete, nullable, nodes, above, run)
    run.pending.push(value.then(arrive).catch(fail))
    return
  }
  try {
    const completed =
      value === null || value === undefined
        ? null
        : completedFrom(value, complete, nodes, above, key, run)
    if (completed === null && !nullable) throw new Mistake('a value that cannot be null is missing')
    into[key] = completed
  } catch (error) {
    const mistake = located(error, nodes, { prev: above, key })
    if (!nullable) throw mistake
    into[key] = null
    run.errors.push(mistake)
  }
}

function completedFrom(
  value: unknown,
  complete: Complete,
  nodes: readonly FieldNode[],
  prev: Path | undefined,
  key: string | number,
  run: Run,
): unknown {
  if (value instanceof Error) throw value
  switch (complete.kind) {
    case 'leaf':
      return complete.type.serialize(value)
    case 'object':
      return written(value, complete.steps, { prev, key }, run)
    case 'list': {
      const here: Path = { prev, key }
      const list: unknown[] = []
      // The only iterables that resolvers of the kit return are arrays.
      for (const [index, item] of (value as readonly unknown[]).entries()) {
        put(
          list as unknown as Container,
          index,
          item,
          complete.item,
          complete.nullable,
          nodes,
          here,
          run,
        )
      }
      return list
    }
    case 'union': {
      const name = complete.type.resolveType?.(value, run.scope, infoless, complete.type)
      return written(
        value,
        (typeof name === 'string' && complete.steps.get(name)) || [],
        { prev, key },
        run,
      )
    }
  }
}

// `_Entity` is the only union there is, and it goes by the value alone.
const infoless = {} as GraphQLResolveInfo

function written(source: unknown, steps: readonly Step[], path: Path, run: Run): Container {
  const out: Container = {}
  for (const step of steps) {
    if (step.kind === 'constant') {
      out[step.key] = step.value
      continue
    }
    const { key, complete, nullable, nodes } = step
    put(out, key, resolved(step, source, run), complete, nullable, nodes, path, run)
  }
  return out
}

const noArguments = {}

/** What the resolver gives, or the error it throws: both are completed the same way. */
function resolved(
  { resolve, info }: Step & { kind: 'field' },
  source: unknown,
  { scope }: Run,
): unknown {
  try {
    return resolve(source, noArguments, scope, info)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  )
}

function located(error: unknown, nodes: readonly FieldNode[], path: Path): GraphQLError {
  const steps: (string | number)[] = []
  for (let at: Path | undefined = path; at; at = at.prev) steps.unshift(at.key)
  return locatedError(error, nodes, steps)
}
