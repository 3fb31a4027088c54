import { randomUUID } from 'node:crypto'
import { committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import { Refusal } from '@motlan/kernel'
import { dictionaryOf } from '@motlan/procedures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Declare, Desk } from '../src/desk.ts'
import { advanceEffects } from '../src/effects/advance-effects.ts'
import { type CasesConnections, connectCases } from '../src/store/database.ts'
import { applicant, openDesk, type TestDesk } from './fixture/desk.ts'
import { procedure } from './fixture/procedure.ts'
import { silent } from './fixture/silent.ts'

// Two workers are at one case: the second has taken it over because the first was thought dead.

let desk: TestDesk
let connections: CasesConnections
const { supergraphSdl } = composeSupergraph(committedSubgraphs())
const dictionary = dictionaryOf(supergraphSdl, [])

beforeAll(async () => {
  desk = await openDesk()
  connections = connectCases(desk.exchange.app, 4)
})
afterAll(async () => {
  await connections.close()
  await desk.close()
})

/** A worker that has sent the next declaration of a case, and is told by a test what becomes of it. */
async function sentBy(caseId: string, attempts: number) {
  const answered = Promise.withResolvers<boolean>()
  const sending = Promise.withResolvers<void>()
  const declare: Declare = async (declaration) => {
    sending.resolve()
    const { registry } = declaration
    if (await answered.promise) return desk.registries.declare(declaration)
    throw new Refusal('REGISTRY_TIMEOUT', registry)
  }
  const own: Desk = {
    db: connections.db,
    procedures: [procedure],
    notices: [],
    dictionary,
    ask: () => Promise.reject(new Refusal('INTERNAL', 'nothing is looked up')),
    declare,
    clock: () => desk.clock.now,
    newId: randomUUID,
    log: silent,
  }
  const worked = advanceEffects(caseId, own, { attempts, pause: () => 60_000 })
  await sending.promise
  return {
    goes: async (well: boolean) => {
      answered.resolve(well)
      await worked
    },
  }
}

async function submitted() {
  const { id, version } = await desk.ready()
  await desk.call(applicant, 'submit', { case: id, version })
  return id
}

const shown = async (id: string) => {
  const { status, history, effects, subjects } = await desk.call(applicant, 'case', { id })
  const events = (await history()).map(({ event }) => event)
  const states = (await effects()).map(({ state }) => state)
  const children = subjects.filter(({ role }) => role === 'child').length
  return { status, last: events.at(-1), states, children }
}

test('the last attempt of a worker that was thought dead stops nothing that another carries on', async () => {
  const id = await submitted()
  const first = await sentBy(id, 1)
  const second = await sentBy(id, 5)
  await first.goes(false)
  expect(await shown(id)).toMatchObject({
    status: 'RUNNING',
    states: ['PENDING', 'PENDING', 'PENDING'],
  })
  await second.goes(true)
  expect(await shown(id)).toMatchObject({ status: 'DONE', last: 'completed', children: 1 })
})

test('what a worker that was thought dead has carried out counts; the other goes on behind it', async () => {
  const id = await submitted()
  const first = await sentBy(id, 1)
  const second = await sentBy(id, 1)
  await first.goes(true)
  await second.goes(false)
  expect(await shown(id)).toMatchObject({ status: 'DONE', children: 1 })
})

test('carried out by both is carried out once', async () => {
  const id = await submitted()
  const first = await sentBy(id, 5)
  const second = await sentBy(id, 5)
  await Promise.all([first.goes(true), second.goes(true)])
  expect(await shown(id)).toMatchObject({ status: 'DONE', last: 'completed', children: 1 })
  const own = desk.registries.carriedOut.filter(({ caseId }) => caseId === id)
  expect(own).toHaveLength(3)
})
