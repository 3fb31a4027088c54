import type { EntryPlace } from '@motlan/ledger'
import { UsageError } from '../usage-error.ts'

/** The flags that say which entry is meant. */
export const placeArgs = {
  log: { type: 'string', valueHint: 'number', default: '1', description: 'which log' },
  position: { type: 'string', valueHint: 'number', description: 'which entry of it, from 0' },
  request: { type: 'string', valueHint: 'id', description: 'the entry of this request instead' },
  part: {
    type: 'string',
    valueHint: 'number',
    description: 'which subject of the operation, from 1',
  },
} as const

/** Those flags as they were given. */
export interface PlaceFlags {
  readonly log: string
  readonly position?: string | undefined
  readonly request?: string | undefined
  readonly part?: string | undefined
}

/** Which entry is meant: by its place, or by the request it was made for. */
export async function placeFrom(
  command: string,
  { log, position, request, part }: PlaceFlags,
  find: (request: string) => Promise<EntryPlace>,
): Promise<EntryPlace> {
  const number = part === undefined ? {} : { number: count(command, '--part', part, 1) }
  if (request !== undefined) return { ...(await find(request)), ...number }
  if (position === undefined) {
    throw new UsageError(command, '--position or --request: say which entry is meant')
  }
  return {
    log: count(command, '--log', log, 1),
    position: count(command, '--position', position, 0),
    ...number,
  }
}

function count(command: string, flag: string, text: string, least: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least) return value
  throw new UsageError(command, `${flag}: ${text} is no number from ${least}`)
}
