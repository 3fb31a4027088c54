import type { JsonObject } from '@motlan/kernel'
import type { z } from 'zod'
import { askGateway, refusalFrom } from '../gateway-client.ts'

/** Somebody who asks the gateway: a citizen who has logged in, or an officer. */
export interface Person {
  readonly token: string
  readonly procedure?: string
  readonly purpose?: string
}

/** Asks for one field and reads it; what is refused is thrown as the refusal it is. */
export type AskFor = <Shape extends z.ZodType>(
  person: Person,
  field: string,
  shape: Shape,
  document: string,
  variables?: JsonObject,
) => Promise<z.output<Shape>>

/** A client of one gateway. */
export function clientOf(url: string): AskFor {
  return async (person, field, shape, query, variables) => {
    const { data, errors = [] } = await askGateway({ url, query, variables, ...person })
    const value = data?.[field]
    if (value == null) throw refusalFrom(errors[0], url)
    return shape.parse(value)
  }
}
