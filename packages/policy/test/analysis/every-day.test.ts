import { afterAll, describe, expect, it } from 'vitest'
import { difference, type Property, prove } from '../../src/analysis.ts'
import { compilePolicy } from '../../src/index.ts'
import { openSolver } from '../../src/solver.ts'
import { agreement, sourceOf } from '../example.ts'
import { permits } from './every-question.ts'

const title = { vi: 'x', en: 'x' }
const solver = await openSolver()
afterAll(solver.close)

const policy = compilePolicy(sourceOf(agreement()))
const never: Property = {
  id: 'names',
  title,
  kind: 'never',
  never: { attributes: ['Citizen.birthName'] },
}

/** Both engines on one property, which have to agree. */
async function both(given: typeof policy, property: Property) {
  const proof = prove(given, property)
  const solved = await solver.prove(given, property)
  expect(solved.holds).toBe(proof.holds)
  return { proof, solved }
}

describe('a property of every day', () => {
  it('is refuted on a day of the agreement, and on no other', async () => {
    const { proof, solved } = await both(policy, never)
    for (const question of [...(proof.counterexample?.questions ?? []), ...solved.questions]) {
      expect(permits(policy, question)).toBe(true)
      expect(question.ask.on >= '2026-01-01' && question.ask.on < '2027-01-01').toBe(true)
    }
  })

  it.each([
    [{ from: '2020-01-01', until: '2026-01-01' }, true],
    [{ from: '2020-01-01', until: '2026-01-02' }, false],
    [{ from: '2026-12-31' }, false],
    [{ from: '2027-01-01' }, true],
  ])('during %j holds: %s', async (during, holds) => {
    expect((await both(policy, { ...never, during })).proof.holds).toBe(holds)
  })

  it('always needs its days named', () => {
    const always: Property = { id: 'a', title, kind: 'always', always: { agencies: ['tax'] } }
    expect(() => prove(policy, always)).toThrow('nothing is always permitted')
  })
})

describe('every grant has an article in force', () => {
  const property: Property = { id: 'basis', title, kind: 'basis-in-force' }

  it('holds where one ends on the day on which the next begins', async () => {
    expect((await both(policy, property)).proof.holds).toBe(true)
  })

  it.each([
    [
      'after the last one',
      agreement({ legalBasis: ['old'] }),
      { from: '2026-07-01', until: '2027-01-01' },
    ],
    [
      'before the first one',
      agreement({ legalBasis: ['new'] }),
      { from: '2026-01-01', until: '2026-07-01' },
    ],
    [
      'for ever after',
      agreement({ legalBasis: ['old'], validity: { from: '2026-01-01' } }),
      { from: '2026-07-01' },
    ],
  ])('is refuted %s, with the days', async (_when, given, days) => {
    const { proof, solved } = await both(compilePolicy(sourceOf(given)), property)
    expect(proof.counterexample).toMatchObject({ agreement: 'DSA-1', days })
    const { day = '' } = solved
    expect(day >= days.from && day < ('until' in days ? days.until : '9999')).toBe(true)
  })

  it('is not about agreements that are not in force', async () => {
    const draft = compilePolicy(sourceOf(agreement({ status: 'draft', legalBasis: ['old'] })))
    expect((await both(draft, property)).proof.holds).toBe(true)
  })
})

it('one day more or less is a difference, and both engines find it', async () => {
  const longer = compilePolicy(
    sourceOf(agreement({ validity: { from: '2026-01-01', until: '2027-01-02' } })),
  )
  const { regions, verdict } = difference(policy, longer)
  expect(verdict).toBe('wider')
  expect(regions).toMatchObject([{ change: 'gained', from: '2027-01-01', until: '2027-01-02' }])
  const found = await solver.difference(policy, longer)
  expect(found).toMatchObject({ change: 'gained', question: { ask: { on: '2027-01-01' } } })
  expect(await solver.difference(policy, policy)).toBeUndefined()
  expect(await solver.difference(policy, longer, '2026-06-01')).toBeUndefined()
})

it('a name that no catalogue has is refused by both', async () => {
  const slip: Property = { ...never, never: { attributes: ['Citizen.brithName'] } }
  expect(() => prove(policy, slip)).toThrow('not a known attribute')
  await expect(solver.prove(policy, slip)).rejects.toThrow('not a known attribute')
  const since: Property = { id: 's', title, kind: 'no-new-access-since', version: 'nowhere' }
  expect(() => prove(policy, since)).toThrow('no version "nowhere"')
  await expect(solver.prove(policy, since)).rejects.toThrow('no version "nowhere"')
})

it('one solver answers many questions, asked one after the other or all at once, and survives a wrong one', async () => {
  const other = compilePolicy(sourceOf(agreement({ id: 'DSA-2', grants: [] })))
  const asked = [
    { given: policy, property: never, holds: false },
    { given: other, property: never, holds: true },
    { given: policy, property: { id: 'm', title, kind: 'monotone', facts: ['*'] }, holds: true },
    { given: policy, property: { ...never, during: { from: '2027-01-01' } }, holds: true },
    { given: other, property: { id: 'b', title, kind: 'basis-in-force' }, holds: true },
  ] as const
  for (let round = 0; round < 3; round++) {
    const wrong = solver.prove(policy, { ...never, never: { relations: ['spose'] } })
    const all = asked.map(({ given, property }) => solver.prove(given, property))
    await expect(wrong).rejects.toThrow('not a known relation')
    expect((await Promise.all(all)).map(({ holds }) => holds)).toEqual(
      asked.map((each) => each.holds),
    )
  }
})
