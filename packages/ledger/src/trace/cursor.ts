import { Refusal } from '@motlan/kernel'

/** Where a page of a trace ends. */
export interface TraceCursor {
  readonly at: Date
  readonly log: number
  readonly position: number
}

/** A cursor as clients hand it back. */
export function cursorText({ at, log, position }: TraceCursor): string {
  return Buffer.from(`${at.toISOString()} ${log} ${position}`).toString('base64url')
}

/** The cursor in a text, or a refusal of what is none. */
export function readCursor(text: string): TraceCursor {
  const [, at = '', log, position] =
    /^(\S{24}) (\d{1,9}) (\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  const moment = new Date(at)
  if (log === undefined || position === undefined || Number.isNaN(moment.getTime())) {
    throw new Refusal('VARIABLES_INVALID', 'after', {
      reason: 'this is no cursor of a trace',
      fix: 'hand back the cursor of the last entry as it was given',
    })
  }
  return { at: moment, log: Number(log), position: Number(position) }
}
