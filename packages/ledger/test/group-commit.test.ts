import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupCommit, type Store } from '../src/group-commit.ts'

const roomy = { waiting: 1000, batch: 100, pace: 5, timeout: 1000 }

/** A store whose commits are kept, and wait until they are let go. */
function heldStore() {
  const commits: (readonly number[])[] = []
  const held: PromiseWithResolvers<void>[] = []
  const store: Store<number> = {
    commit: (batch) => {
      commits.push(batch)
      const gate = Promise.withResolvers<void>()
      held.push(gate)
      return gate.promise
    },
    divisible: (fault) => fault instanceof RangeError,
  }
  const next = async () => {
    while (held.length === 0) await tick()
    return held.shift() as PromiseWithResolvers<void> // The loop above ends with one in it.
  }
  return { store, commits, next }
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))
const one = () => 1
const still = () => 0

describe('group commit', () => {
  it('writes what is appended in one tick, and what arrives meanwhile, together', async () => {
    const { store, commits, next } = heldStore()
    const { append } = groupCommit(store, roomy, one, still)
    const first = [append(1), append(2), append(3)]
    const gate = await next()
    const second = [append(4), append(5)]
    gate.resolve()
    await Promise.all(first)
    ;(await next()).resolve()
    await Promise.all(second)
    expect(commits).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
  })

  it('resolves nothing before its commit has returned', async () => {
    const { store, next } = heldStore()
    const { append } = groupCommit(store, roomy, one, still)
    let settled = false
    const appended = append(1).then(() => {
      settled = true
    })
    const gate = await next()
    await tick()
    expect(settled).toBe(false)
    gate.resolve()
    await appended
    expect(settled).toBe(true)
  })

  it('keeps a commit within its limit, but never refuses one that is larger by itself', async () => {
    const { store, commits, next } = heldStore()
    const { append } = groupCommit(store, { ...roomy, batch: 5 }, (rows) => rows, still)
    const all = [append(2), append(2), append(2), append(9), append(1)]
    for (let commit = 0; commit < 4; commit++) (await next()).resolve()
    await Promise.all(all)
    expect(commits).toEqual([[2, 2], [2], [9], [1]])
  })

  it('refuses what does not fit into the queue, at once, and accepts again when there is room', async () => {
    const { store, next } = heldStore()
    const { append } = groupCommit(store, { ...roomy, waiting: 3 }, one, still)
    const fit = [append(1), append(2), append(3)]
    await expect(append(4)).rejects.toMatchObject({ code: 'LEDGER_BUSY' })
    const gate = await next()
    const later = append(5)
    gate.resolve()
    await Promise.all(fit)
    ;(await next()).resolve()
    await later
  })

  it('takes a single entry of any size into an empty queue', async () => {
    const { store, next } = heldStore()
    const { append } = groupCommit(store, { ...roomy, waiting: 3 }, (rows) => rows, still)
    const huge = append(9)
    await expect(append(1)).rejects.toMatchObject({ code: 'LEDGER_BUSY' })
    ;(await next()).resolve()
    await huge
  })

  it('lets a busy process gather, but not for longer than its pace', async () => {
    const { store, commits, next } = heldStore()
    // Every look at the clock finds the process busy for another millisecond.
    let now = 0
    const { append } = groupCommit(store, { ...roomy, pace: 20 }, one, () => now++)
    const first = append(1)
    await tick()
    await tick()
    const second = append(2)
    ;(await next()).resolve()
    await Promise.all([first, second])
    expect(commits).toEqual([[1, 2]])
  })

  it('refuses the whole commit when it fails, and goes on with the next', async () => {
    const { store, next } = heldStore()
    const { append } = groupCommit(store, roomy, one, still)
    const lost = [append(1), append(2)]
    const gate = await next()
    const kept = append(3)
    gate.reject(new Error('connection lost'))
    for (const each of lost)
      await expect(each).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
    ;(await next()).resolve()
    await kept
  })

  it('refuses what has waited too long without writing it', async () => {
    const { store, commits, next } = heldStore()
    let now = 0
    const { append } = groupCommit(store, { ...roomy, timeout: 100 }, one, () => now)
    const first = append(1)
    const gate = await next()
    const second = append(2)
    now = 100
    gate.resolve()
    await first
    await expect(second).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
    expect(commits).toEqual([[1]])
  })

  it('settles every entry rightly, whichever entries cannot be stored', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(500), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        async (entries, batch) => {
          const durable = new Set<number>()
          const store: Store<number> = {
            commit: async (all) => {
              if (all.some((entry) => entry % 7 === 0)) throw new RangeError()
              for (const entry of all) durable.add(entry)
            },
            divisible: (fault) => fault instanceof RangeError,
          }
          const { append, drain } = groupCommit(store, { ...roomy, batch }, one, still)
          const outcomes = await Promise.allSettled(entries.map(append))
          await drain()
          for (const [index, entry] of entries.entries()) {
            expect(outcomes[index]?.status === 'fulfilled').toBe(entry % 7 !== 0)
            expect(durable.has(entry)).toBe(entry % 7 !== 0)
          }
        },
      ),
    )
  })
})
