import { createHash } from 'node:crypto'
import type { HoldingRule } from './holding-rules.ts'
import type { PolicySource } from './policy-source.ts'

/** Raised when the same agreements come to mean something else, so that a hash never names two meanings. */
const compilerVersion = 2

/** SHA-256 of everything a policy is compiled from, whatever order files and keys come in. */
export function policyHash(source: PolicySource): string {
  const { agreements, guardrails = [], catalog, vocabulary, cedarRows = {} } = source
  // Where a file lies decides nothing.
  const said = ({ file: _file, ...text }: { readonly file: string }) => canonical(text)
  return sha256(
    canonical({
      compiler: compilerVersion,
      agreements: agreements.map(said).sort(),
      guardrails: guardrails.map(said).sort(),
      cedarRows,
      catalog: Object.fromEntries(
        Object.entries(catalog).map(([part, entries]) => [part, entries.map(canonical).sort()]),
      ),
      vocabulary: [...vocabulary.values()]
        .map(({ name, source: registry, sensitivity }) => `${registry} ${name} ${sensitivity}`)
        .sort(),
    }),
  )
}

/** The id of a row: the same for the same rules of one version, cited with the same articles. */
export function rowId(version: string, rules: readonly HoldingRule[]): string {
  if (rules.length === 0) return sha256('')
  const lines = rules.map(({ rule, grounds }) => `${rule.id} ${grounds.legalBasis}`)
  return sha256([version, ...lines].join('\n'))
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
