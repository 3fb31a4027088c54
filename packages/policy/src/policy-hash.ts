import { createHash } from 'node:crypto'
import type { PolicySource } from './agreement-faults.ts'
import type { Grounds } from './policy.ts'

/** Raised when the same agreements come to mean something else, so that a hash never names two meanings. */
const compilerVersion = 1

/** SHA-256 of everything a policy is compiled from, whatever order files and keys come in. */
export function policyHash({ agreements, catalog, vocabulary }: PolicySource): string {
  return sha256(
    canonical({
      compiler: compilerVersion,
      agreements: [...agreements]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        // Where a file lies decides nothing.
        .map(({ file: _file, ...said }) => said),
      catalog: Object.fromEntries(
        Object.entries(catalog).map(([part, entries]) => [part, entries.map(canonical).sort()]),
      ),
      vocabulary: [...vocabulary.values()].map(({ name, source }) => `${source} ${name}`).sort(),
    }),
  )
}

/** The id of a row: the same for the same permissions on the same grounds. */
export function rowId(permitted: ReadonlyMap<string, Grounds>): string {
  const lines = [...permitted].map(([name, why]) => `${name} ${why.agreement} ${why.legalBasis}`)
  return sha256(lines.sort().join('\n'))
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
