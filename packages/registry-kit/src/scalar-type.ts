import { type ScalarKind, scalars } from '@motlan/kernel'
import { GraphQLError, GraphQLScalarType } from 'graphql'

/** The custom scalars of the kernel, and whole đồng. */
export function scalarType(name: string): GraphQLScalarType | undefined {
  if (name === 'Vnd') return vndScalar()
  return Object.hasOwn(scalars, name)
    ? textScalar(name, scalars[name as keyof typeof scalars])
    : undefined
}

function textScalar(name: string, { parse, meaning }: ScalarKind): GraphQLScalarType {
  return new GraphQLScalarType<string, string>({
    name,
    description: `${meaning.vi} — ${meaning.en}`,
    // What leaves was checked by the column's domain when it entered.
    serialize: (value) => {
      if (typeof value === 'string') return value
      throw new GraphQLError(`${name}: the registry holds something that is no text`)
    },
    parseValue: (value) => {
      if (typeof value !== 'string') throw invalid(name, 'write it as a string')
      const parsed = parse(value)
      if (parsed.ok) return parsed.value
      throw invalid(name, parsed.rejection.message)
    },
  })
}

function vndScalar(): GraphQLScalarType {
  return new GraphQLScalarType<number, number>({
    name: 'Vnd',
    description: 'Số tiền, đồng Việt Nam — Amount of money in whole Vietnamese đồng',
    serialize: wholeDong,
    parseValue: wholeDong,
  })
}

function wholeDong(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw invalid('Vnd', 'a whole number of đồng is expected')
}

function invalid(name: string, reason: string): GraphQLError {
  return new GraphQLError(`${name}: ${reason}`, { extensions: { code: 'IDENTIFIER_INVALID' } })
}
