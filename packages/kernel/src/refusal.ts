import { answering } from './refusals/answering.ts'
import { asking } from './refusals/asking.ts'
import { building } from './refusals/building.ts'
import { document } from './refusals/document.ts'
import { handling } from './refusals/handling.ts'
import { speaking } from './refusals/speaking.ts'

/** Every refusal Motlan can give. A code is added to one of the six parts or it does not exist. */
export const refusals = {
  ...speaking,
  ...asking,
  ...document,
  ...answering,
  ...handling,
  ...building,
}

export type RefusalCode = keyof typeof refusals

/** The one error of Motlan: a code of the table, the subject in front, and what to do next. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** What is refused: an attribute, a header, a file. Never a value. */
  readonly subject: string
  readonly reason: string
  readonly fix: string
  /** What a program needs beside the code: `{ estimated: 5200, max: 2000 }`. Never a value of an attribute. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: RefusalCode,
    subject: string,
    given: {
      readonly reason?: string
      readonly fix?: string
      readonly cause?: unknown
      readonly details?: Readonly<Record<string, unknown>>
    } = {},
  ) {
    const reason = given.reason ?? refusals[code].reason.en
    super(`${subject}: ${reason}`, given.cause === undefined ? undefined : { cause: given.cause })
    this.name = 'Refusal'
    this.code = code
    this.subject = subject
    this.reason = reason
    this.fix = given.fix ?? refusals[code].fix.en
    this.details = given.details ?? {}
  }
}
