import { isSubject, type JsonObject, subjectKeys } from '@motlan/kernel'
import type { Dictionary } from '@motlan/procedures'
import type { AskedCorrection } from '../store/read-corrections.ts'

/** What is sent to a registry to set one value right. */
export interface CorrectingDeclaration {
  readonly mutation: string
  readonly input: JsonObject
}

type Asked = Pick<AskedCorrection, 'attribute' | 'registry' | 'subject' | 'subjectId'>

/**
 * The declaration that sets an attribute right by its value; undefined where its registry takes none about such a
 * subject. An attribute that is not corrected so is sent all the same: the registry says what changes it instead.
 */
export function correctedBy(
  { attribute, registry, subjectId }: Asked,
  value: unknown,
  { declarations }: Dictionary,
): CorrectingDeclaration | undefined {
  const [subject = '', ...path] = attribute.split('.')
  const mutation = `correct${subject}`
  if (!isSubject(subject) || !declarations.get(registry)?.has(mutation)) return undefined
  const said = path.reduceRight((below, field) => ({ [field]: below }), value) as JsonObject
  return { mutation, input: { [subjectKeys[subject]]: subjectId, ...said } }
}

/** Whether a registry sets an attribute right by its value, as its SDL says. */
export function isCorrectable(
  { attribute, registry }: Asked,
  { declarations }: Dictionary,
): boolean {
  const [subject] = attribute.split('.')
  const fields = declarations.get(registry)?.get(`correct${subject}`) ?? []
  const leaves = fields.flatMap((field) => field.fields ?? [field])
  return leaves.some(({ declares }) => declares.includes(attribute))
}
