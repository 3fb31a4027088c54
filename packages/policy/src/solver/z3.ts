import { Refusal } from '@motlan/kernel'

/** A solver of formulas in SMT-LIB. */
export interface Z3 {
  /** The values of these constants in a world in which all assertions are true; undefined where there is none. */
  readonly solve: (
    text: string,
    constants: readonly string[],
  ) => Promise<ReadonlyMap<string, string> | undefined>
  /** Ends its threads: without it the process stays alive. */
  readonly close: () => Promise<void>
}

/** Loads Z3, compiled to wasm: about 60 MB and a quarter of a second. INVARIANT: the only file that imports it. */
export async function openZ3(): Promise<Z3> {
  const { init, killThreads } = await import('z3-solver')
  const { Z3, em } = await init()
  const context = Z3.mk_context(Z3.mk_config())
  return {
    solve: async (text, constants) => {
      const outcome = await Z3.eval_smtlib2_string(context, `(reset)\n${text}\n(check-sat)`)
      if (outcome.trim() === 'unsat') return undefined
      if (outcome.trim() !== 'sat') {
        throw new Refusal('INTERNAL', 'z3', { reason: `it cannot tell: ${outcome.slice(0, 200)}` })
      }
      const values = await Z3.eval_smtlib2_string(context, `(get-value (${constants.join(' ')}))`)
      return new Map(
        [...values.matchAll(/\((\w+) (\(- \d+\)|[\w.]+)\)/g)].map(([, name = '', value = '']) => [
          name,
          value.replace(/\(- (\d+)\)/, '-$1'),
        ]),
      )
    },
    close: () => killThreads(em),
  }
}
