import { expect, it } from 'vitest'
import { boundedMemo } from '../src/bounded-memo.ts'

it('remembers, and forgets the values nobody asks for first', () => {
  const made: string[] = []
  const memo = boundedMemo<string, string>(4)
  const ask = (key: string) => {
    if (memo.get(key) !== undefined) return
    made.push(key)
    memo.set(key, key)
  }
  for (const key of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e']) ask(key)
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e'])
  ask('b')
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b'])
  expect(memo.size()).toBeLessThanOrEqual(4)
})
