import type { Field, FieldSource } from './field.ts'
import type { Procedure } from './procedure.ts'

/** A field or a fact: both have a name, sources, and perhaps one value for each subject of a role. */
export interface NamedValue {
  readonly name: string
  readonly from: readonly FieldSource[]
  readonly each?: string
  /** Set where it is a field of the form. */
  readonly field?: Field
}

/** Every field and fact of a procedure. */
export function namedValues({ fields, facts }: Procedure): readonly NamedValue[] {
  return [
    ...fields.map((field) => ({
      name: field.id,
      from: field.from,
      ...(field.each !== undefined && { each: field.each }),
      field,
    })),
    ...Object.entries(facts).map(([name, fact]) => ({ name, ...fact })),
  ]
}
