import type {
  BatchFetchNode,
  FetchNode,
  FlattenNodePathSegment,
  RequiresSelection,
} from '@graphql-hive/router-query-planner'
import { Refusal } from '@motlan/kernel'
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { askedAbout } from './asked-about.ts'
import { compileProjection, type Projection } from './compile-projection.ts'
import type { PlanPath } from './plan-path.ts'
import type { PlannedFetch } from './planned.ts'
import { compileRepresent } from './represent.ts'
import type { EntityBatch } from './representations.ts'
import { type Rewrite, readRewrites } from './rewrite.ts'
import type { Supergraph } from './supergraph.ts'
import { fetchedBy, movedBy } from './traffic.ts'

/** Compiles what the planner says about one request, so that carrying it out needs no second look at it. */
export interface CompileFetch {
  /** Fields of Query or Mutation. */
  readonly root: (node: FetchNode) => PlannedFetch
  /** Entities at one path. */
  readonly entities: (node: FetchNode, path: readonly FlattenNodePathSegment[]) => PlannedFetch
  /** Entities at several paths, in one request. */
  readonly batch: (node: BatchFetchNode) => PlannedFetch
}

/** What a plan says about one `_entities` field. */
interface PlannedBatch extends Pick<EntityBatch, 'alias' | 'variable'> {
  readonly paths: readonly (readonly FlattenNodePathSegment[])[]
  readonly requires: readonly RequiresSelection[]
  readonly inputRewrites: readonly Rewrite[]
  readonly outputRewrites: readonly Rewrite[]
}

/** One operation of a fetch, parsed. */
interface ParsedFetch {
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** Compiles fetches against one supergraph. */
export function fetchCompiler(supergraph: Supergraph): CompileFetch {
  const { schema } = supergraph

  function entityFetch(node: FetchNode | BatchFetchNode, batches: readonly PlannedBatch[]) {
    const parsed = parsedFetch(node)
    return {
      ...common(node, parsed),
      moved: batches.flatMap(({ requires }) => movedBy(requires, schema)),
      entities: batches.map((batch) => entityBatch(node.serviceName, batch, parsed)),
    }
  }

  function entityBatch(
    registry: string,
    { alias, variable, paths, requires, inputRewrites, outputRewrites }: PlannedBatch,
    { operation, fragments }: ParsedFetch,
  ): EntityBatch {
    return {
      alias,
      variable,
      paths: paths.map(planPath),
      requires,
      represent: compileRepresent({ registry, requires, rewrites: inputRewrites, supergraph }),
      projection: compileProjection({
        supergraph,
        fragments,
        type: undefined,
        selectionSets: selectedUnder(alias, operation),
        rewrites: outputRewrites,
      }),
      matches: supergraph.matches,
    }
  }

  function common(node: FetchNode | BatchFetchNode, { operation, fragments }: ParsedFetch) {
    return {
      registry: node.serviceName,
      operation: node.operation,
      kind: operation.operation === 'mutation' ? ('mutation' as const) : ('query' as const),
      variables: node.variableUsages ?? [],
      fetched: fetchedBy(operation, fragments, schema),
    }
  }

  function rootProjection(node: FetchNode, { operation, fragments }: ParsedFetch): Projection {
    return compileProjection({
      supergraph,
      fragments,
      type: schema.getRootType(operation.operation) ?? undefined,
      selectionSets: [operation.selectionSet],
      rewrites: readRewrites(node.outputRewrites),
    })
  }

  return {
    root(node) {
      if (node.operationKind === 'subscription') throw unknownFetch('a subscription')
      const parsed = parsedFetch(node)
      const root = rootProjection(node, parsed)
      const about = askedAbout(parsed.operation, root, schema)
      return { ...common(node, parsed), moved: [], root, about }
    },
    entities: (node, path) =>
      entityFetch(node, [
        {
          alias: '_entities',
          variable: 'representations',
          paths: [path],
          requires: node.requires ?? [],
          inputRewrites: readRewrites(node.inputRewrites),
          outputRewrites: readRewrites(node.outputRewrites),
        },
      ]),
    batch: (node) =>
      entityFetch(
        node,
        node.entityBatch.aliases.map((batch) => ({
          alias: batch.alias,
          variable: batch.representationsVariableName,
          paths: batch.paths,
          requires: batch.requires,
          inputRewrites: readRewrites(batch.inputRewrites),
          outputRewrites: readRewrites(batch.outputRewrites),
        })),
      ),
  }
}

function parsedFetch({ operation: text }: FetchNode | BatchFetchNode): ParsedFetch {
  const { definitions } = parse(text, { noLocation: true })
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw unknownFetch('no operation')
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  return { operation, fragments: new Map(fragments.map((each) => [each.name.value, each])) }
}

function selectedUnder(
  alias: string,
  { selectionSet }: OperationDefinitionNode,
): readonly SelectionSetNode[] {
  return selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === alias
      ? (selection.selectionSet ?? [])
      : [],
  )
}

function planPath(segments: readonly FlattenNodePathSegment[]): PlanPath {
  return segments.map((segment) => {
    if (segment === '@') return segment
    if ('Field' in segment) return { field: segment.Field }
    if ('TypeCondition' in segment) return { types: segment.TypeCondition }
    throw unknownFetch('a step of a path')
  })
}

function unknownFetch(what: string): Refusal {
  return new Refusal('PLAN_REFUSED', 'plan', {
    reason: `the planner answered with something this gateway does not know: ${what}`,
  })
}
