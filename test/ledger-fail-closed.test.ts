import { Refusal } from '@motlan/kernel'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
let citizenId: string
let broken = false

const question = () => ({
  agency: 'civil-status',
  procedure: '2.000986',
  query: 'query($id: CitizenId!) { citizen(citizenId: $id) { dateOfBirth } }',
  variables: { id: citizenId },
})

beforeAll(async () => {
  world = await openWorld(inject('postgres'), {
    ledger: (own) => ({
      ...own,
      append: async (lookUp) => {
        if (broken) throw new Refusal('LEDGER_UNAVAILABLE', 'ledger')
        await own.append(lookUp)
      },
    }),
  })
  const [row] = await world.sql<{ id: string }>(
    'population',
    'select citizen_id as id from citizen limit 1',
  )
  citizenId = row?.id ?? ''
})
afterAll(() => world.close())

describe('no ledger, no answer', () => {
  test('an answer leaves with its record', async () => {
    const { requestId, body } = await world.ask(question())
    expect(body.data).toMatchObject({ citizen: { dateOfBirth: expect.stringMatching(/^\d{4}-/) } })
    expect(await recorded(requestId)).toHaveLength(1)
  })

  test('a ledger that fails leaves a code and nothing else', async () => {
    broken = true
    const { body } = await world.ask(question())
    broken = false
    expect(body.data ?? null).toBeNull()
    expect(body.errors).toHaveLength(1)
    expect(body.errors?.[0]?.extensions?.code).toBe('LEDGER_UNAVAILABLE')
    expect(JSON.stringify(body)).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })

  test('a database that takes no more records leaves a code, and the next answer leaves when it takes them again', async () => {
    const [before] = await countLookUps()
    await world.sql(
      'exchange',
      'alter table decision add constraint closed check (false) not valid',
    )
    const refused = await world.ask(question())
    expect(refused.body.errors?.[0]?.extensions?.code).toBe('LEDGER_UNAVAILABLE')
    expect(refused.body.data ?? null).toBeNull()
    await world.sql('exchange', 'alter table decision drop constraint closed')
    const { requestId } = await world.ask(question())
    expect(await recorded(requestId)).toHaveLength(1)
    const [after] = await countLookUps()
    expect(Number(after?.count) - Number(before?.count)).toBe(1)
  })

  test('connections cut in the middle refuse what was not durable, and serve the next', async () => {
    const answers = Array.from({ length: 50 }, () => world.ask(question()))
    await world.cut('exchange')
    const settled = await Promise.all(answers)
    for (const { requestId, body } of settled) {
      const answered = body.data !== null && body.data !== undefined
      if (answered) expect(await recorded(requestId)).toHaveLength(1)
      else expect(body.errors?.[0]?.extensions?.code).toBe('LEDGER_UNAVAILABLE')
    }
    const { body } = await world.ask(question())
    expect(body.data).toMatchObject({ citizen: {} })
  })
})

function recorded(requestId: string) {
  return world.sql<{ attribute: string }>(
    'exchange',
    'select attribute from disclosure where request_id = $1',
    [requestId],
  )
}

function countLookUps() {
  return world.sql<{ count: string }>('exchange', 'select count(*) from decision')
}
