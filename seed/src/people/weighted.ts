import type { Random } from '@motlan/registry-kit/country'

/** A choice with weights: values and the running sum of their weights. */
export interface Weighted<Value> {
  readonly values: readonly Value[]
  readonly upTo: readonly number[]
  readonly total: number
}

/** Reads `Nguyễn 315, Trần 109`: values and whole-number weights. */
export function weighted(text: string): Weighted<string> {
  return weightedOf(
    text.split(',').map((part) => {
      const [, value = '', weight] = /^\s*(.*) ([0-9]+)\s*$/s.exec(part) ?? []
      return [value, Number(weight)] as const
    }),
  )
}

/** The same from pairs of value and weight. */
function weightedOf<Value>(pairs: readonly (readonly [Value, number])[]): Weighted<Value> {
  let total = 0
  const upTo = pairs.map(([, weight]) => {
    total += weight
    return total
  })
  return { values: pairs.map(([value]) => value), upTo, total }
}

/** Picks by weight. */
export function pickWeighted<Value>(
  random: Random,
  { values, upTo, total }: Weighted<Value>,
): Value {
  const position = random.below(total)
  const index = upTo.findIndex((limit) => position < limit)
  return values[index] as Value
}
