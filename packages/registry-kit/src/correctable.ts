import { Refusal, type Subject } from '@motlan/kernel'
import { attributesOf } from './attribute-list.ts'
import type { Elsewhere } from './correction.ts'
import type { Declaration, InputFields } from './declaration.ts'
import type { AnyAttribute, AnyRegistry, AnySubject } from './erased-definition.ts'
import { readInputField } from './input-field.ts'

/** One value that stands once, in the row of its subject. */
export interface OwnValue {
  /** `Citizen.birthName.familyName`. */
  readonly name: string
  /** Where an input says it: `birthName`, `familyName`. */
  readonly path: readonly string[]
  readonly column: string
  readonly type: string
}

/** Everything that stands once in the row of a subject: its attributes, and those of its groups. */
export function ownValuesOf(
  subject: Subject,
  { attributes = {}, groups = {} }: AnySubject,
): readonly OwnValue[] {
  const nests = Object.entries(groups).map(([group, nest]) => [[group], nest.attributes] as const)
  return [[[], attributes] as const, ...nests].flatMap(([above, leaves]) =>
    Object.entries(leaves).map(([field, leaf]) => valueAt(subject, [...above, field], leaf)),
  )
}

function valueAt(
  subject: Subject,
  path: readonly string[],
  { column, type, enum: named }: AnyAttribute,
): OwnValue {
  return { name: [subject, ...path].join('.'), path, column, type: type ?? named ?? 'String' }
}

/** Why something is not corrected by its value, and what to do instead. */
export interface WhyNot {
  readonly reason: string
  readonly fix: string
}

/** Answers for a path into the input of a correction why it takes no such field; nothing where there is no such attribute. */
export function whyNotIn<DB>(
  registry: AnyRegistry,
  subject: Subject,
  elsewhere: Readonly<Record<string, Elsewhere | undefined>>,
  declarations: readonly Declaration<DB>[],
): (path: string) => WhyNot | undefined {
  const attributes = attributesOf(registry).filter((one) => one.subject === subject)
  return (path) => {
    const name = `${subject}.${path}`
    const meant =
      attributes.find((one) => one.name === name) ??
      attributes.find((one) => one.name.startsWith(`${name}.`))
    if (!meant) return undefined
    const said = elsewhere[meant.name]
    if (said)
      return { reason: `it is not corrected by its value: ${said.because}`, fix: fixBy(said.by) }
    if (meant.from)
      return { reason: 'it is worked out and not held', fix: `correct ${meant.from.join(', ')}` }
    const reason = meant.relation
      ? 'it names another subject, whose records say it, too'
      : 'one value does not say which entry is meant'
    const by = declarations.filter(({ input }) => declares(input, name)).map((one) => one.name)
    return { reason, fix: fixBy(by) }
  }
}

function fixBy(declarations: readonly string[]): string {
  return declarations.length > 0
    ? `declare what has happened: ${declarations.join(', ')}`
    : 'no declaration changes it: it follows from the records the registry keeps'
}

/** Whether an input has a leaf that becomes an attribute, or one below it. */
function declares(input: InputFields, attribute: string): boolean {
  return Object.values(input).some((field) => {
    const read = readInputField(field)
    return read.kind === 'leaf'
      ? read.names.some((name) => name === attribute || name.startsWith(`${attribute}.`))
      : declares(read.fields, attribute)
  })
}

/** Throws where a rule is about no value of its own, or names something that nobody declares: the compiler sees neither. */
export function checkRules<DB>(
  registry: AnyRegistry,
  own: readonly OwnValue[],
  declaredBy: Readonly<Record<string, readonly string[]>>,
  declarations: readonly Declaration<DB>[],
): void {
  const names = new Set(own.map(({ name }) => name))
  const known = new Set(declarations.map(({ name }) => name))
  for (const [attribute, by] of Object.entries(declaredBy)) {
    const place = `${registry.name}: correction of ${attribute}`
    if (!names.has(attribute))
      throw new Refusal('DEFINITION_INVALID', place, { reason: 'it is no value of its own anyway' })
    const missing = by.find((name) => !known.has(name))
    if (missing)
      throw new Refusal('DEFINITION_INVALID', place, {
        reason: `nothing is declared as ${missing}`,
      })
  }
}
