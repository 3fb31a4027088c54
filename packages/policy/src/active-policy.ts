import type { CompiledPolicy } from './compile-policy.ts'

/** The policy in force, which can be exchanged while it is used. */
export interface ActivePolicy {
  /** The version in force now. Whoever has asked keeps what was answered: a request lives with one version. */
  readonly current: () => CompiledPolicy
  /** Puts another version in force, from the next question on. Gives back the one it replaces. */
  readonly activate: (next: CompiledPolicy) => CompiledPolicy
}

/** Holds one version at a time. INVARIANT: the exchange is one assignment, so nobody ever sees half of a version. */
export function activePolicy(initial: CompiledPolicy): ActivePolicy {
  let current = initial
  return {
    current: () => current,
    activate: (next) => {
      const replaced = current
      current = next
      return replaced
    },
  }
}
