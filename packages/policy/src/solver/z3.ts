import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@motlan/kernel'

/** A solver of formulas in SMT-LIB. */
export interface Z3 {
  /** What constants are in a world in which all assertions are true; undefined where there is none. A constant that may be anything is not among them. */
  readonly solve: (text: string) => Promise<ReadonlyMap<string, string> | undefined>
  /** Ends its threads: without it the process stays alive. */
  readonly close: () => Promise<void>
}

/** Loads Z3, compiled to wasm: about 60 MB and a quarter of a second. INVARIANT: the only file that imports it. */
export async function openZ3(): Promise<Z3> {
  const { init, killThreads } = await import('z3-solver')
  const { Z3, em } = await init()
  // Emscripten keeps its threads here; the package types all of it as anything.
  const { PThread } = em as { readonly PThread: { readonly runningWorkers: readonly unknown[] } }
  let last: Promise<unknown> = Promise.resolve()

  /** INVARIANT: one question at a time: two threads that reason in Z3 at once end the whole process. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  /** A thread answers a moment before it is done: ended before then, it complains on standard error. One that keeps time for Z3 never ends by itself. */
  async function ended(): Promise<void> {
    for (let tries = 0; tries < 50 && PThread.runningWorkers.length > 0; tries++) await sleep(1)
    await killThreads(em)
  }

  /** Each question in a context of its own: nothing of one can reach the next, and its memory is free again. */
  async function solved(text: string): Promise<ReadonlyMap<string, string> | undefined> {
    const config = Z3.mk_config()
    const context = Z3.mk_context(config)
    Z3.del_config(config)
    const solver = Z3.mk_solver(context)
    Z3.solver_inc_ref(context, solver)
    try {
      // INVARIANT: text goes in through functions that return before it is freed. `eval_smtlib2_string` does not: it
      // reads the text from another thread, after the memory it lies in has been used for something else.
      Z3.solver_from_string(context, solver, text)
      const fault = Z3.get_error_code(context)
      if (fault !== 0) throw untold(Z3.get_error_msg(context, fault))
      const outcome = await Z3.solver_check(context, solver)
      if (outcome === 0) throw untold(Z3.solver_get_reason_unknown(context, solver))
      return outcome < 0
        ? undefined
        : constantsIn(Z3.model_to_string(context, Z3.solver_get_model(context, solver)))
    } finally {
      Z3.solver_dec_ref(context, solver)
      Z3.del_context(context)
    }
  }

  return {
    solve: (text) => inTurn(() => solved(text)),
    close: () => inTurn(ended),
  }
}

/** `agency_q -> 3` and so on, one to a line. */
function constantsIn(model: string): ReadonlyMap<string, string> {
  return new Map(
    [...model.matchAll(/^(\w+) -> (?:\(- (\d+)\)|(\w+))$/gm)].map(
      ([, name = '', negative, value = '']) => [name, negative ? `-${negative}` : value],
    ),
  )
}

function untold(reason: string): Refusal {
  return new Refusal('INTERNAL', 'z3', { reason: `it cannot tell: ${reason}` })
}
