import type { Subject } from '@motlan/kernel'
import type { InputField, InputFields } from './declaration.ts'

/** An input field taken apart: what it carries, and whether it has to be said. */
export type ReadField =
  | { readonly kind: 'leaf'; readonly names: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'fields' | 'list'; readonly fields: InputFields; readonly optional: boolean }

/** Takes an input field apart. */
export function readInputField(field: InputField): ReadField {
  if (typeof field === 'string') {
    const optional = field.endsWith('?')
    return { kind: 'leaf', names: [optional ? field.slice(0, -1) : field], optional }
  }
  const optional = field.optional ?? false
  if ('oneOf' in field) return { kind: 'leaf', names: field.oneOf, optional }
  return 'list' in field
    ? { kind: 'list', fields: field.list, optional }
    : { kind: 'fields', fields: field.fields, optional }
}

/** Whether a leaf names a subject, and not an attribute of one. */
export function isKeyOf(name: string): name is Subject {
  return !name.includes('.')
}

/** The name of the input type at a place: `RegisterBirthInput`, `ChangePermanentResidenceMembersInput`. */
export function inputTypeName(...path: readonly string[]): string {
  return `${path.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}Input`
}
