import { type Attribute, isSubject, Refusal, scalars, subjectKeys } from '@motlan/kernel'
import { attributesOf } from './attribute-list.ts'
import type { AnyAttribute, AnyReference, AnyRegistry, AnySubject } from './erased-definition.ts'

/** What the compiler cannot see in a definition. Throws a `Refusal` that names the first contradiction. */
export function checkDefinition(registry: AnyRegistry): void {
  const attributes = attributesOf(registry)
  checkTexts(registry, attributes)
  checkTypes(registry)
  checkColumns(registry)
  checkFields(registry)
  checkEnums(registry)
  checkSources(registry, attributes)
}

function checkTexts(registry: AnyRegistry, attributes: readonly Attribute[]): void {
  const texts: readonly [string, Attribute['meaning']][] = [
    [`${registry.name} title`, registry.title],
    [`${registry.name} authority`, registry.authority],
    ...attributes.map(({ name, meaning }): [string, Attribute['meaning']] => [name, meaning]),
    ...nestsOf(registry).map(({ name, meaning }): [string, Attribute['meaning']] => [
      name,
      meaning,
    ]),
    ...Object.entries(registry.enums ?? {}).flatMap(([name, values]) =>
      Object.entries(values).map(([value, meaning]): [string, Attribute['meaning']] => [
        `${name}.${value}`,
        meaning,
      ]),
    ),
  ]
  for (const [place, { vi, en }] of texts) {
    if (!vi.trim() || !en.trim()) throw invalid(place, 'the meaning is empty in one language')
    if (vi !== vi.normalize('NFC') || en !== en.normalize('NFC'))
      throw invalid(place, 'the meaning is not in Unicode form NFC')
  }
}

/** Each group, collection and enumeration has a GraphQL type of its own, so that type and field name one attribute. */
function checkTypes(registry: AnyRegistry): void {
  const seen = new Map<string, string>([...builtIn].map((type) => [type, 'GraphQL or the kernel']))
  for (const [type, place] of [
    ...nestsOf(registry).map(({ name, type }) => [type, name] as const),
    ...Object.keys(registry.enums ?? {}).map((type) => [type, `enumeration ${type}`] as const),
  ]) {
    const other = seen.get(type)
    if (other) throw invalid(place, `the type ${type} belongs to ${other} already`)
    if (!/^[A-Z][A-Za-z0-9]*$/.test(type))
      throw invalid(place, `${type} is no name for a type: write it like BirthName`)
    seen.set(type, place)
  }
}

const builtIn = [
  ...['String', 'Int', 'Float', 'Boolean', 'ID', 'Vnd', 'Query', 'Mutation'],
  ...Object.keys(scalars),
  ...Object.keys(subjectKeys),
]

/** Within one table a column stands for one attribute: two names for one fact would be two facts to a policy. */
function checkColumns(registry: AnyRegistry): void {
  const seen = new Map<string, string>()
  for (const { name, column } of columnsOf(registry)) {
    const other = seen.get(column)
    if (other) throw invalid(name, `the column ${column} stands for ${other} already`)
    seen.set(column, name)
  }
  for (const [table, columns] of Object.entries(registry.internal ?? {})) {
    for (const [column, why] of Object.entries(columns ?? {})) {
      const other = seen.get(`${table}.${column}`)
      if (other) throw invalid(`internal ${table}.${column}`, `the column stands for ${other}`)
      if (!why?.trim())
        throw invalid(`internal ${table}.${column}`, 'no reason is given why it exists')
    }
  }
}

/** A field name is used once per type, and never takes the place of the key. */
function checkFields(registry: AnyRegistry): void {
  for (const [subject, about] of subjectsOf(registry)) {
    const parts = [
      about.attributes,
      about.groups,
      about.references,
      about.collections,
      about.derived,
    ]
    checkNames(
      subject,
      parts.flatMap((part) => Object.keys(part ?? {})),
    )
    for (const [field, collection] of Object.entries(about.collections ?? {})) {
      checkNames(`${subject}.${field}`, [
        ...Object.keys(collection.attributes),
        ...Object.keys(collection.references ?? {}),
      ])
    }
  }
}

function checkNames(place: string, names: readonly string[]): void {
  const seen = new Set<string>(isSubject(place) ? [subjectKeys[place]] : [])
  for (const name of names) {
    if (seen.has(name)) throw invalid(`${place}.${name}`, 'the field is defined twice')
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      throw invalid(`${place}.${name}`, 'a field is named like dateOfBirth')
    seen.add(name)
  }
}

function checkEnums(registry: AnyRegistry): void {
  const enums = registry.enums ?? {}
  const used = new Set<string>()
  for (const { name, enum: named } of columnsOf(registry)) {
    if (!named) continue
    if (!Object.hasOwn(enums, named)) throw invalid(name, `there is no enumeration ${named}`)
    used.add(named)
  }
  for (const [name, values] of Object.entries(enums)) {
    if (!used.has(name)) throw invalid(`enumeration ${name}`, 'no attribute uses it')
    const odd = Object.keys(values).find((value) => !/^[A-Z][A-Z0-9_]*$/.test(value))
    if (odd) throw invalid(`enumeration ${name}`, `${odd} is no value: write it like MALE`)
  }
}

function checkSources(registry: AnyRegistry, attributes: readonly Attribute[]): void {
  const stored = new Set(attributes.filter(({ from }) => !from).map(({ name }) => name))
  for (const { name, subject, from } of attributes) {
    if (!from) continue
    if (from.length === 0) throw invalid(name, 'it is derived from nothing')
    const missing = from.find((source) => !stored.has(source))
    if (missing)
      throw invalid(name, `it is derived from ${missing}, which ${registry.name} does not hold`)
    const elsewhere = from.find((source) => !source.startsWith(`${subject}.`))
    if (elsewhere)
      throw invalid(name, `it is derived from ${elsewhere}, which is about another subject`)
  }
}

function nestsOf(registry: AnyRegistry) {
  return subjectsOf(registry).flatMap(([subject, { groups, collections }]) =>
    Object.entries({ ...groups, ...collections }).map(([field, nest]) => ({
      name: `${subject}.${field}`,
      ...nest,
    })),
  )
}

/** Every attribute with a column, and the column with its table. */
function columnsOf(registry: AnyRegistry) {
  return subjectsOf(registry).flatMap(([subject, about]) => [
    ...leavesOf(subject, about.table, about),
    ...Object.entries(about.groups ?? {}).flatMap(([field, group]) =>
      leavesOf(`${subject}.${field}`, about.table, group),
    ),
    ...Object.entries(about.collections ?? {}).flatMap(([field, collection]) =>
      leavesOf(`${subject}.${field}`, collection.table, collection),
    ),
  ])
}

interface Leaves {
  readonly attributes?: Readonly<Record<string, AnyAttribute>>
  readonly references?: Readonly<Record<string, AnyReference>>
}

function leavesOf(prefix: string, table: string, { attributes = {}, references = {} }: Leaves) {
  return [
    ...Object.entries(attributes).map(([field, { column, enum: named }]) => ({
      name: `${prefix}.${field}`,
      column: `${table}.${column}`,
      enum: named,
    })),
    ...Object.entries(references).map(([field, reference]) => ({
      name: `${prefix}.${field}`,
      column: `${reference.table ?? table}.${reference.column}`,
      enum: undefined,
    })),
  ]
}

function subjectsOf(registry: AnyRegistry): readonly [string, AnySubject][] {
  return Object.entries(registry.subjects)
}

function invalid(place: string, reason: string): Refusal {
  return new Refusal('DEFINITION_INVALID', place, { reason })
}
