import { type Attribute, type Bilingual, isSubject, Refusal, subjectScalars } from '@motlan/kernel'
import { attributesOf } from './attribute-list.ts'
import type { Declaration, InputFields } from './declaration.ts'
import type { AnyRegistry } from './erased-definition.ts'
import { inputTypeName, isKeyOf, readInputField } from './input-field.ts'

/**
 * The declarations of a registry as SDL, complete in itself: what a case compiles its effects against. It is no part of
 * the subgraph: look-ups and declarations have different doors to the public.
 */
export function declarationsSdl<DB>(
  registry: AnyRegistry,
  declarations: readonly Declaration<DB>[],
): string {
  const attributes = new Map(attributesOf(registry).map((one) => [one.name, one]))
  const used = new Set(['DateTime'])
  const inputs = declarations.flatMap(({ name, input }) =>
    inputTypes([name], input, { registry, attributes, used }),
  )
  const mutations = declarations.map(
    ({ name, meaning }) =>
      `${described(meaning, '  ')}  ${name}(declarationId: ID!, input: ${inputTypeName(name)}!): Declared!`,
  )
  return [
    declaresDirective,
    ...leafTypes(registry, used),
    answerTypes,
    ...inputs,
    `type Mutation {\n${mutations.join('\n\n')}\n}\n`,
  ].join('\n')
}

const declaresDirective = `"The input field becomes this attribute, of which this registry is the one authoritative source."
directive @declares(attribute: String!) repeatable on INPUT_FIELD_DEFINITION
`

const answerTypes = `"What came of a declaration; the same answer whenever it is sent again."
type Declared {
  declarationId: ID!
  at: DateTime!
  subjects: [DeclaredSubject!]!
}

"A subject the declaration was about, and as what: \`child\` is the citizen who was born."
type DeclaredSubject {
  subject: String!
  subjectId: String!
  role: String!
}
`

interface Printing {
  readonly registry: AnyRegistry
  readonly attributes: ReadonlyMap<string, Attribute>
  /** Names of leaf types that were needed. */
  readonly used: Set<string>
}

/** The input type at a place, and those inside it. */
function inputTypes(
  path: readonly string[],
  fields: InputFields,
  printing: Printing,
): readonly string[] {
  const inside: string[] = []
  const lines = Object.entries(fields).map(([name, field]) => {
    const read = readInputField(field)
    const bang = read.optional ? '' : '!'
    if (read.kind === 'leaf') return leafLine([...path, name], read.names, bang, printing)
    inside.push(...inputTypes([...path, name], read.fields, printing))
    const type = inputTypeName(...path, name)
    return `  ${name}: ${read.kind === 'list' ? `[${type}!]` : type}${bang}`
  })
  return [`input ${inputTypeName(...path)} {\n${lines.join('\n')}\n}\n`, ...inside]
}

function leafLine(
  path: readonly string[],
  names: readonly string[],
  bang: string,
  { registry, attributes, used }: Printing,
): string {
  const field = path.at(-1) ?? ''
  const held = names.map((name) => attributes.get(name))
  const types = new Set(names.map((name, index) => typeOf(name, held[index])))
  const [type] = types
  if (type === undefined || types.size > 1) {
    const [missing] = names.filter((name) => !isKeyOf(name) && !attributes.has(name))
    throw new Refusal('DEFINITION_INVALID', `${registry.name}: ${path.join('.')}`, {
      reason: missing
        ? `it declares ${missing}, which ${registry.name} does not hold`
        : `it declares attributes of different types`,
    })
  }
  used.add(type)
  const meaning = held[0]?.meaning
  const directives = names
    .filter((name) => !isKeyOf(name))
    .map((name) => ` @declares(attribute: "${name}")`)
  return `${meaning ? described(meaning, '  ') : ''}  ${field}: ${type}${bang}${directives.join('')}`
}

/** The GraphQL type of a leaf: a subject is named by its key. */
function typeOf(name: string, attribute: Attribute | undefined): string | undefined {
  const type = isKeyOf(name) ? name : attribute?.type
  return type !== undefined && isSubject(type) ? subjectScalars[type] : type
}

const builtIn: ReadonlySet<string> = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])

function leafTypes({ enums = {} }: AnyRegistry, used: ReadonlySet<string>): readonly string[] {
  return [...used]
    .filter((name) => !builtIn.has(name))
    .sort()
    .map((name) => {
      const values = Object.entries(enums[name] ?? {})
      if (values.length === 0) return `scalar ${name}\n`
      const lines = values.map(([value, meaning]) => `${described(meaning, '  ')}  ${value}`)
      return `enum ${name} {\n${lines.join('\n')}\n}\n`
    })
}

function described({ vi, en }: Bilingual, indent: string): string {
  return `${indent}${JSON.stringify(`${vi} — ${en}`)}\n`
}
