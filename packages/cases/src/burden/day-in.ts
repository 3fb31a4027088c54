import { parseDate, Refusal } from '@motlan/kernel'

/** Days in Việt Nam as somebody gives them, the last one not counted; all where they are not said. */
export interface BurdenDays {
  readonly from?: unknown
  readonly until?: unknown
}

/** One of them; refused where it is no day. */
export function dayIn(name: keyof BurdenDays, { [name]: day }: BurdenDays): string | undefined {
  if (day === undefined || day === null) return undefined
  const parsed = parseDate(String(day))
  if (parsed.ok) return parsed.value
  throw new Refusal('VARIABLES_INVALID', name, { reason: 'this is no day such as 2026-11-21' })
}
