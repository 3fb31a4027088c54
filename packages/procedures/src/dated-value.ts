/** A value in force from a day on. */
export interface DatedValue<Value> {
  readonly from: string
  readonly value: Value
}

/** The value in force on a day; undefined before the first. */
export function valueOn<Value>(
  values: readonly DatedValue<Value>[],
  day: string,
): Value | undefined {
  return values.findLast(({ from }) => from <= day)?.value
}
