import type { Wakes } from '../events/follow-signals.ts'

/** What is counted, and when it may have moved. */
export interface Counted<Value> {
  readonly count: () => Promise<Value>
  readonly wakes: Wakes
  /** Milliseconds from one count to the next, however much moves. */
  readonly pace: number
}

/**
 * A count for as many as want to look: now, and whenever it has changed. INVARIANT: however many look, there is one count
 * at a time and one per pace; while nothing moves there is none, and whoever comes then is told what was counted last.
 */
export function sharedCount<Value>({
  count,
  wakes,
  pace,
}: Counted<Value>): (signal: AbortSignal) => AsyncGenerator<Value> {
  let last: Told<Value> | undefined
  let counting: Promise<Told<Value>> | undefined
  let begun = Number.NEGATIVE_INFINITY

  async function countAgain(): Promise<Told<Value>> {
    await last?.moved
    await breath(begun + pace - performance.now())
    begun = performance.now()
    // Asked before it is counted: what happens in between wakes us, too.
    const moved = wakes.next()
    const value = await count()
    const told = { value, text: JSON.stringify(value), moved, isOld: false }
    const age = () => {
      told.isOld = true
    }
    moved.then(age, age)
    last = told
    return told
  }

  function next(): Promise<Told<Value>> {
    counting ??= countAgain().finally(() => {
      counting = undefined
    })
    return counting
  }

  return async function* (signal) {
    const left = abortion(signal)
    let seen: Told<Value> | undefined
    while (!signal.aborted) {
      const isNews = last !== undefined && last !== seen && !last.isOld
      const told = await Promise.race([isNews ? last : next(), left])
      if (!told) return
      if (told.text !== seen?.text) yield told.value
      seen = told
    }
  }
}

interface Told<Value> {
  readonly value: Value
  readonly text: string
  /** Resolves when it may be another one. */
  readonly moved: Promise<void>
  isOld: boolean
}

function abortion(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

function breath(milliseconds: number): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
