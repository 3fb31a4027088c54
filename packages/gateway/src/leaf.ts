import { scalars } from '@motlan/kernel'
import { type GraphQLLeafType, isEnumType } from 'graphql'

/** Reads one scalar as a registry sent it: the value, or undefined where it is none of this type. */
export type ReadLeaf = (sent: unknown) => string | number | boolean | undefined

/** How values of one leaf type are read. A type nobody declared may hold any scalar, but never an object or a list. */
export function leafReader(type: GraphQLLeafType): ReadLeaf {
  if (isEnumType(type)) return oneOf(new Set(type.getValues().map(({ name }) => name)))
  const builtIn = readers[type.name]
  if (builtIn) return builtIn
  const pattern = patterns.get(type.name)
  return pattern ? matching(pattern) : readAny
}

const patterns: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(scalars).map(([name, { pattern }]) => [name, new RegExp(pattern, 'u')]),
)

const readers: Readonly<Record<string, ReadLeaf | undefined>> = {
  String: (sent) => (typeof sent === 'string' ? sent : undefined),
  Boolean: (sent) => (typeof sent === 'boolean' ? sent : undefined),
  Float: (sent) => (typeof sent === 'number' && Number.isFinite(sent) ? sent : undefined),
  // The specification lets a server send a 32-bit integer only.
  Int: (sent) => (typeof sent === 'number' && (sent | 0) === sent ? sent : undefined),
  ID: (sent) =>
    typeof sent === 'string' ? sent : Number.isSafeInteger(sent) ? String(sent) : undefined,
  Vnd: (sent) => (typeof sent === 'number' && Number.isSafeInteger(sent) ? sent : undefined),
}

function matching(pattern: RegExp): ReadLeaf {
  return (sent) => (typeof sent === 'string' && pattern.test(sent) ? sent : undefined)
}

function oneOf(values: ReadonlySet<string>): ReadLeaf {
  return (sent) => (typeof sent === 'string' && values.has(sent) ? sent : undefined)
}

function readAny(sent: unknown): string | number | boolean | undefined {
  switch (typeof sent) {
    case 'string':
    case 'boolean':
      return sent
    case 'number':
      return Number.isFinite(sent) ? sent : undefined
    default:
      return undefined
  }
}
