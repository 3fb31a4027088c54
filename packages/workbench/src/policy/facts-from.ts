import { didYouMean } from '@motlan/kernel'
import type { CompiledPolicy } from '@motlan/policy'
import { UsageError } from '../usage-error.ts'

/** The flag that says which facts were looked up. */
export const factsArg = {
  type: 'string',
  valueHint: 'facts',
  description: 'what is known: open-case,minor=false; what is not named was not looked up',
} as const

/** Reads `open-case,minor=false`. */
export function factsFrom(
  command: string,
  given: string | undefined,
  { space }: CompiledPolicy,
): Readonly<Record<string, boolean>> {
  const parts = given?.split(',').filter((part) => part.trim() !== '') ?? []
  return Object.fromEntries(
    parts.map((part) => {
      const [fact = '', outcome = 'true'] = part.trim().split('=')
      if (!space.facts.at.has(fact)) {
        const near = didYouMean(fact, space.facts.ids)
        throw new UsageError(
          command,
          `--facts: there is no fact "${fact}"${near ? `; did you mean ${near}?` : ''}`,
        )
      }
      if (outcome !== 'true' && outcome !== 'false') {
        throw new UsageError(command, `--facts: ${fact} is true or false, not ${outcome}`)
      }
      return [fact, outcome === 'true']
    }),
  )
}
