import { didYouMean } from '@motlan/kernel'
import type { z } from 'zod'

/** What zod found, in the words of somebody who writes agreements. */
export function issueText(
  issue: z.core.$ZodIssue | undefined,
  others: number,
): { readonly reason: string; readonly fix?: string } {
  if (!issue) return { reason: 'the file is not valid' }
  const place = issue.path.map(String).join('.')
  const more = others === 0 ? '' : ` (and ${others} more in this file)`
  const { reason, fix } = wordsFor(issue)
  const said = `${place === '' ? '' : `${place}: `}${reason}${more}`
  return fix === undefined ? { reason: said } : { reason: said, fix }
}

/** What the YAML library found, without its picture of the place. */
export function yamlFaultText(message: string): string {
  // It walks a document level by level, and says so where there are thousands of levels.
  if (message.includes('call stack')) return 'it is nested too deeply'
  return message.split('\n')[0] ?? 'this is no YAML'
}

interface Words {
  readonly reason: string
  readonly fix?: string
}

function wordsFor(issue: z.core.$ZodIssue): Words {
  if (issue.code === 'unrecognized_keys') return unknownKey(issue.keys)
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.expected !== 'never') {
    return { reason: `a ${issue.expected} is missing here`, fix: 'add it' }
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string') {
    return {
      reason: 'this has to be a text',
      fix: 'put it in quotation marks: YAML takes 1.002207 for a number and drops its zeros',
    }
  }
  if (issue.code === 'invalid_value') {
    return { reason: `this has to be one of ${issue.values.map(String).join(', ')}` }
  }
  return { reason: lowerFirst(issue.message) }
}

function unknownKey(keys: readonly string[]): Words {
  const [key = ''] = keys
  const near = didYouMean(key, knownKeys)
  return {
    reason: `there is no "${key}" here`,
    fix: near === undefined ? 'remove it' : `did you mean "${near}"?`,
  }
}

/** Every key of every file, for suggestions only. */
const knownKeys = [
  ...['format', 'id', 'title', 'provider', 'consumer', 'legalBasis', 'owner', 'status', 'validity'],
  ...['from', 'until', 'reviewBy', 'grants', 'attributes', 'procedures', 'purposes', 'relations'],
  ...['note', 'vi', 'en', 'code', 'purpose', 'agencies', 'assumption', 'law', 'article', 'summary'],
  ...['require', 'prohibitions', 'sensitivities', 'when', 'except', 'unless', 'cedar', 'meaning'],
  ...['tier', 'resolver', 'registry', 'maxAge', 'excludes', 'maxPeriod'],
]

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
