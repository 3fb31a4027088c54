/** Something that holds or does not; `field` is the id of a field or the name of a fact. */
export type Condition =
  | { readonly variant: readonly string[] }
  | { readonly field: string; readonly is: readonly (string | number | boolean)[] }
  /** The field or fact has a value. */
  | { readonly known: string }
  /** Somebody fills the role. */
  | { readonly filled: string }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

/** What a condition is held against. `undefined` everywhere means: not known yet. */
export interface Circumstances {
  readonly variant: string | undefined
  /** `null` where it is known that there is no value. */
  readonly value: (name: string) => unknown
  readonly filled: (role: string) => boolean | undefined
}

/** Whether a condition holds; undefined as long as that cannot be said. */
export function holds(condition: Condition, known: Circumstances): boolean | undefined {
  if ('variant' in condition) return condition.variant.includes(known.variant ?? '')
  if ('field' in condition) return isOneOf(known.value(condition.field), condition.is)
  if ('known' in condition) {
    const value = known.value(condition.known)
    return value === undefined ? undefined : !isNothing(value)
  }
  if ('filled' in condition) return known.filled(condition.filled)
  if ('not' in condition) {
    const inner = holds(condition.not, known)
    return inner === undefined ? undefined : !inner
  }
  if ('all' in condition) return every(condition.all, known)
  const none = every(
    condition.any.map((not) => ({ not })),
    known,
  )
  return none === undefined ? undefined : !none
}

/** The names of fields and facts that a condition reads. */
export function namesIn(condition: Condition): readonly string[] {
  if ('field' in condition) return [condition.field]
  if ('known' in condition) return [condition.known]
  if ('not' in condition) return namesIn(condition.not)
  return partsOf(condition).flatMap(namesIn)
}

/** The roles that a condition reads. */
export function rolesIn(condition: Condition): readonly string[] {
  if ('filled' in condition) return [condition.filled]
  if ('not' in condition) return rolesIn(condition.not)
  return partsOf(condition).flatMap(rolesIn)
}

/** What a condition says when the variant is chosen; `rest` is what it depends on beside that. */
export function inVariant(condition: Condition | undefined, variant: string): boolean | undefined {
  if (condition === undefined) return true
  return holds(condition, { variant, value: () => undefined, filled: () => undefined })
}

function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all
  return 'any' in condition ? condition.any : []
}

/** False as soon as one part is false, whatever the others turn out to be. */
function every(parts: readonly Condition[], known: Circumstances): boolean | undefined {
  const answers = parts.map((part) => holds(part, known))
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

/** Of a list, one of its values is enough. */
function isOneOf(
  value: unknown,
  wanted: readonly (string | number | boolean)[],
): boolean | undefined {
  if (value === undefined) return undefined
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.some((one) => wanted.some((each) => each === one))
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}
