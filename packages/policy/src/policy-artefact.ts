import { type Attribute, Refusal } from '@motlan/kernel'
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts'
import { canonical } from './policy-hash.ts'
import type { PolicySource } from './policy-source.ts'

/** A version as one text, from which any gateway compiles the same policy without Cedar and without files. */
export function writeArtefact({ source }: CompiledPolicy): string {
  const { vocabulary, ...texts } = source
  return canonical({ format, ...texts, vocabulary: [...vocabulary.values()] })
}

/** Compiles a version from its text. INVARIANT: it is the version of this hash, or it is refused. */
export function readArtefact(text: string, hash: string): CompiledPolicy {
  const policy = compiled(text)
  if (policy.hash === hash) return policy
  throw new Refusal('AGREEMENT_INVALID', `policy ${hash}`, {
    reason: `its text compiles to ${policy.hash}`,
    fix: 'publish it again: it was changed on the way, or by another version of the compiler',
  })
}

const format = 'motlan-policy/1'

function compiled(text: string): CompiledPolicy {
  try {
    // Written by `writeArtefact`; the hash tells whether it still is what was written.
    const {
      format: given,
      vocabulary,
      ...texts
    } = JSON.parse(text) as Omit<PolicySource, 'vocabulary'> & {
      readonly format: string
      readonly vocabulary: readonly Attribute[]
    }
    if (given !== format) throw new TypeError(`format ${given}`)
    return compilePolicy({
      ...texts,
      vocabulary: new Map(vocabulary.map((attribute) => [attribute.name, attribute])),
    })
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('AGREEMENT_INVALID', 'policy version', {
      reason: 'its text is not a policy version',
      fix: 'publish it again',
      cause,
    })
  }
}
