import fc from 'fast-check'
import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql'

export interface GeneratedOperation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface OperationOptions {
  readonly schema: GraphQLSchema
  /** Values for arguments by name: one is picked. */
  readonly values: Readonly<Record<string, readonly unknown[]>>
  /** Aliases that are also names of fields, of object keys or of JavaScript: each is used once per operation at most. */
  readonly wickedAliases: readonly string[]
  /** Whether one response key may be selected in several places, whose selections have to be merged. */
  readonly mergedKeys: boolean
  /** Whether one object may be selected under several names. */
  readonly aliasedObjects: boolean
}

/** Valid operations of every form over a schema: aliases, fragments, variables, conditions, merged fields. */
export function operations(options: OperationOptions): fc.Arbitrary<GeneratedOperation> {
  return fc
    .array(fc.nat(9999), { minLength: 10, maxLength: 150 })
    .map((choices) => generated(choices, options))
}

const deepest = 4

function generated(
  choices: readonly number[],
  { schema, values, wickedAliases, mergedKeys, aliasedObjects }: OperationOptions,
): GeneratedOperation {
  let position = 0
  let aliases = 0
  // The choices are used over and over, each time a little different.
  const pick = (below: number): number => {
    const round = Math.floor(position / choices.length)
    const choice = (choices[position % choices.length] ?? 0) + 7919 * round
    position++
    return choice % below
  }
  const chance = (percent: number): boolean => pick(100) < percent
  const wicked = new Set(wickedAliases.filter(() => chance(30)))
  const definitions = new Map<string, string>()
  const variables: Record<string, unknown> = {}
  const fragments: string[] = []

  function variable(type: string, value: unknown): string {
    const name = `v${definitions.size}`
    definitions.set(name, type)
    variables[name] = value
    return `$${name}`
  }

  function flag(value: boolean): string {
    const name = value ? 'yes' : 'no'
    definitions.set(name, 'Boolean!')
    variables[name] = value
    return `$${name}`
  }

  function condition(): string {
    if (!chance(12)) return ''
    const name = chance(50) ? 'skip' : 'include'
    const value = chance(60) ? flag(chance(50)) : String(chance(50))
    return ` @${name}(if: ${value})`
  }

  function alias(name: string): string {
    // A wicked alias makes the field of its name come under another key everywhere, so that nothing conflicts.
    if (wicked.has(name) || wickedAliases.includes(name)) return `a${aliases++}: `
    if (!chance(25)) return ''
    const [nasty] = wicked
    if (nasty === undefined || chance(40)) return `a${aliases++}: `
    wicked.delete(nasty)
    return `${nasty}: `
  }

  function argumentsFor(field: GraphQLField<unknown, unknown>): string {
    if (field.args.length === 0) return ''
    const given = field.args.map(({ name, type }) => {
      const possible = values[name] ?? [null]
      const value = possible[pick(possible.length)]
      return `${name}: ${chance(60) ? variable(String(type), value) : JSON.stringify(value)}`
    })
    return `(${given.join(', ')})`
  }

  function fieldText(field: GraphQLField<unknown, unknown>, depth: number): string | undefined {
    const type = getNamedType(field.type)
    if (!isLeafType(type) && depth >= deepest) return undefined
    const given = argumentsFor(field)
    const isOwnKey = given !== '' || (!mergedKeys && !isLeafType(type))
    const isPlain = !aliasedObjects && !isLeafType(type)
    const key = isOwnKey ? `a${aliases++}: ` : isPlain ? '' : alias(field.name)
    if (isLeafType(type)) return `${key}${field.name}${given}${condition()}`
    return `${key}${field.name}${given}${condition()} ${selection(type.name, depth + 1)}`
  }

  function selection(typeName: string, depth: number): string {
    const type = schema.getType(typeName)
    const isFielded = isObjectType(type) || isInterfaceType(type)
    const fields = isFielded ? Object.values(type.getFields()) : []
    const parts: string[] = []
    for (let count = 1 + pick(4); count > 0 && fields.length > 0; count--) {
      const field = fields[pick(fields.length)]
      const text = field && fieldText(field, depth)
      if (text) parts.push(text)
    }
    if (chance(15))
      parts.push(wickedAliases.includes('__typename') ? `t${aliases++}: __typename` : '__typename')
    const possible =
      type && !isObjectType(type) && 'name' in type ? possibleNames(typeName) : [typeName]
    for (const name of possible) {
      if (!chance(isFielded && possible.length === 1 ? 20 : 60) || depth > deepest) continue
      const inner = selection(name, depth + 1)
      if (chance(60)) parts.push(`... on ${name}${condition()} ${inner}`)
      else {
        const fragment = `F${fragments.length}`
        fragments.push('')
        fragments[Number(fragment.slice(1))] = `fragment ${fragment} on ${name} ${inner}`
        parts.push(`...${fragment}${condition()}`)
      }
    }
    // A selection that its conditions leave empty looks up nobody, so the gateway says nothing about anybody.
    const isCertain = parts.some((part) => !/@(skip|include)/.test(part))
    return `{ ${[...parts, ...(isCertain ? [] : [`t${aliases++}: __typename`])].join(' ')} }`
  }

  function possibleNames(typeName: string): readonly string[] {
    const type = schema.getType(typeName)
    if (!type || isObjectType(type) || !('name' in type)) return []
    return Object.values(schema.getTypeMap())
      .filter((each) => isObjectType(each) && isPossible(each.name, typeName))
      .map(({ name }) => name)
  }

  function isPossible(name: string, abstract: string): boolean {
    const type = schema.getType(abstract)
    const actual = schema.getType(name)
    if (!isObjectType(actual) || !type) return false
    return 'getTypes' in type
      ? type.getTypes().includes(actual)
      : actual.getInterfaces().some((each) => each.name === abstract)
  }

  const body = selection('Query', 0)
  const declared = [...definitions].map(([name, type]) => `$${name}: ${type}`).join(', ')
  const query = `query Q${declared && `(${declared})`} ${body}\n${fragments.join('\n')}`
  return { query, variables }
}
