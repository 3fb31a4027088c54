import { UsageError } from '../usage-error.ts'

/** The languages of everything people read. */
export type Language = 'vi' | 'en'

/** The flag that chooses one. */
export const languageArg = {
  type: 'string',
  valueHint: 'vi|en',
  default: 'vi',
  description: 'the language',
} as const

/** Reads it. */
export function languageOf(command: string, given: string): Language {
  if (given === 'vi' || given === 'en') return given
  throw new UsageError(command, `--lang: ${given} is neither vi nor en`)
}
