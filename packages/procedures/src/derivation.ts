import { z } from 'zod'

/** A pure function over known values: what the law says follows from them. */
export interface Derivation {
  /** The article it carries out, or `assumption`. */
  readonly law: string
  readonly takes: readonly string[]
  /** Those of them that have to be given. */
  readonly requires: readonly string[]
  /** `Boolean`, `Vnd`, `Date`..., or what it is in words of its own. */
  readonly gives: string
  /** Set where nothing may follow from all that it needs: when that is. */
  readonly unless?: string
  /** Nothing where something it needs is missing. */
  readonly run: (given: Readonly<Record<string, unknown>>, today: string) => unknown
}

/** Makes a derivation whose arguments are checked before it runs. */
export function derivation<Shape extends z.ZodRawShape>(made: {
  readonly law: string
  readonly takes: Shape
  readonly gives: string
  readonly unless?: string
  readonly result: (given: z.output<z.ZodObject<Shape>>, today: string) => unknown
}): Derivation {
  const schema = z.object(made.takes)
  return {
    law: made.law,
    takes: Object.keys(made.takes),
    requires: Object.keys(made.takes).filter((name) => made.takes[name]?._zod.optin !== 'optional'),
    gives: made.gives,
    ...(made.unless !== undefined && { unless: made.unless }),
    run: (given, today) => {
      const parsed = schema.safeParse(given)
      return parsed.success ? made.result(parsed.data, today) : null
    },
  }
}

/** What arguments are made of. */
export const text = z.string()
export const texts = z.array(z.string())
export const whole = z.number().int()
export const date = z.iso.date()
