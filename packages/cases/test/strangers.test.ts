import { randomUUID } from 'node:crypto'
import { committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import type { JsonObject } from '@motlan/kernel'
import { dictionaryOf, type Notice, type Procedure } from '@motlan/procedures'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type CaseBearer, type Cases, openCases } from '../src/index.ts'
import { officer, type Shown } from './fixture/desk.ts'
import { type Exchange, makeExchange } from './fixture/exchange.ts'
import { procedure } from './fixture/procedure.ts'
import { openRegistries } from './fixture/registries.ts'
import { silent } from './fixture/silent.ts'

const stranger = '936148000062'
const named = '948196000021'
const child = '948094000022'
const title = { vi: 'Tên', en: 'Name' }

/** Somebody reports about a person whose ID they write down; the rest is looked up. */
const report: Procedure = {
  ...procedure,
  roles: {
    requester: { subject: 'Citizen', title, filledBy: [{ login: 'applicant' }] },
    person: { subject: 'Citizen', title, filledBy: [{ answer: true }] },
    children: {
      subject: 'Citizen',
      title,
      many: true,
      optional: true,
      filledBy: [{ reference: 'person.children' }],
    },
  },
  fields: [
    { number: '1', id: 'ownName', title, from: [{ attribute: 'requester.birthName.fullName' }] },
    { number: '2', id: 'personId', title, from: [{ key: 'person' }] },
    { number: '3', id: 'personName', title, from: [{ attribute: 'person.birthName.fullName' }] },
    { number: '4', id: 'born', title, from: [{ attribute: 'person.dateOfBirth' }] },
    { number: '5', id: 'heirs', title, from: [{ attribute: 'children.birthName.fullName' }] },
    {
      number: '6',
      id: 'place',
      title,
      from: [{ applicant: { scalar: 'String', suggest: 'personName' } }],
    },
    {
      number: '7',
      id: 'poverty',
      title,
      optional: true,
      from: [{ notice: 'poverty-list', item: 'status' }],
    },
  ],
  effects: [],
}

/** The same, against which a rule stands until one of the requester's children is chosen. */
const barred: Procedure = {
  ...report,
  id: 'barred',
  code: '9.000002',
  variants: report.variants.map((each) => ({ ...each, code: '9.000002' })),
  roles: {
    ...report.roles,
    chosen: {
      subject: 'Citizen',
      title,
      filledBy: [{ choice: ['requester.children'], show: ['birthName.fullName'] }],
    },
  },
  fields: [...report.fields, { number: '8', id: 'chosenId', title, from: [{ key: 'chosen' }] }],
  requirements: [
    {
      id: 'rule',
      field: 'chosenId',
      that: { not: { known: 'ownName' } },
      reason: title,
      law: 'test',
    },
  ],
}

const list: Notice = {
  id: 'poverty-list',
  title,
  sender: title,
  agencies: ['land-office'],
  source: 'test',
  items: { status: { title, type: 'String' } },
}

const heir = { citizenId: child, birthName: { fullName: 'Lê Thị An' } }
const held: Readonly<Record<string, JsonObject>> = {
  [stranger]: { birthName: { fullName: 'Hoàng Văn Sơn' } },
  [child]: { birthName: { fullName: 'Lê Thị An' } },
  [named]: {
    citizenId: named,
    birthName: { fullName: 'Trần Thị Mơ' },
    dateOfBirth: '1996-02-03',
    children: [heir],
  },
}

/** The officers for whom somebody was looked up. */
const asking: string[] = []
let exchange: Exchange
let cases: Cases

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  cases = openCases({
    connection: exchange.app,
    procedures: [report, barred],
    notices: [list],
    dictionary: dictionaryOf(composeSupergraph(committedSubgraphs()).supergraphSdl, []),
    ask: async ({ agency, variables, officer: who }) => {
      if (who !== undefined) asking.push(who)
      const about = Object.entries(variables)
      if (agency !== 'case-desk') {
        return { data: Object.fromEntries(about.map(([role, id]) => [role, held[String(id)]])) }
      }
      const citizens = about.flatMap(([, ids]) => [ids].flat())
      return {
        data: { citizens: citizens.map((citizenId) => ({ citizenId, dateOfDeath: null })) },
      }
    },
    declare: openRegistries().declare,
    clock: () => new Date('2026-11-20T09:00:00Z'),
    newId: randomUUID,
    log: silent,
  })
})

afterAll(async () => {
  await cases.close()
  await exchange.drop()
})

const call = async (bearer: CaseBearer, field: string, args: JsonObject) => {
  const { Query = {}, Mutation = {} } = cases.companion.resolvers
  // What the resolver answers is what the schema of the companion says.
  return (await (Mutation[field] ?? Query[field])?.(undefined, args, { bearer })) as Shown
}

const citizen = (citizenId: string): CaseBearer => ({
  kind: 'citizen',
  citizenId,
  scopes: new Set(['cases']),
})

/** A case in which somebody writes down the ID of a person. */
async function reported(citizenId: string): Promise<Shown> {
  const bearer = citizen(citizenId)
  const input = { procedure: report.code, idempotencyKey: randomUUID() }
  const { id, version } = await call(bearer, 'openCase', { input })
  const answers = [{ field: 'personId', value: named }]
  await call(bearer, 'declare', { case: id, version, answers })
  return call(bearer, 'case', { id })
}

async function valuesOf(shown: Shown): Promise<JsonObject> {
  const { fields } = await shown.form()
  return Object.fromEntries(
    fields.map(({ key, value, suggestion }) => [String(key), value ?? suggestion]),
  )
}

describe('whoever writes down the ID of somebody', () => {
  it('is shown nothing of a stranger, nor of whom the registries name with them', async () => {
    const shown = await reported(stranger)
    expect(await valuesOf(shown)).toEqual({
      ownName: 'Hoàng Văn Sơn',
      personId: named,
      personName: undefined,
      born: undefined,
      heirs: undefined,
      place: undefined,
      poverty: undefined,
    })
    const { subjects, version, id } = await call(citizen(stranger), 'case', { id: shown.id })
    expect(subjects.map(({ subjectId }) => subjectId).sort()).toEqual([stranger, named])
    await expect(
      call(citizen(stranger), 'confirm', { case: id, version, fields: ['place'] }),
    ).rejects.toMatchObject({ code: 'ANSWER_INVALID', reason: 'there is nothing to confirm' })
  })

  it('is shown their own parent', async () => {
    expect(await valuesOf(await reported(child))).toMatchObject({
      personName: 'Trần Thị Mơ',
      born: '1996-02-03',
      place: 'Trần Thị Mơ',
    })
  })

  it('leaves it to the agency that handles the case', async () => {
    const { id } = await reported(stranger)
    const shown = await call(officer, 'case', { id })
    expect(await valuesOf(shown)).toMatchObject({ personName: 'Trần Thị Mơ', born: '1996-02-03' })
    expect(shown.subjects).toContainEqual(expect.objectContaining({ subjectId: child }))
  })
})

it('a list that is about somebody is good for nobody else, who cannot tell that there is one', async () => {
  const input = { notice: 'poverty-list', number: 'L-1', about: named, content: { status: 'POOR' } }
  await call(officer, 'sendNotice', { input })
  const opened = (citizenId: string, number: string) =>
    call(citizen(citizenId), 'openCase', {
      input: { procedure: report.code, notices: [number], idempotencyKey: randomUUID() },
    })
  const refusals = await Promise.all(
    ['L-1', 'L-2'].map((number) => opened(stranger, number).catch((error: unknown) => error)),
  )
  expect(refusals[0]).toMatchObject({ code: 'ANSWER_INVALID', subject: 'notices' })
  expect(String(refusals[0])).toBe(String(refusals[1]))
  expect(await valuesOf(await opened(named, 'L-1'))).toMatchObject({ poverty: 'POOR' })
})

it('a rule that stands against a case hides what is held, and not what there is to choose', async () => {
  const input = { procedure: barred.code, idempotencyKey: randomUUID() }
  const { form } = await call(citizen(named), 'openCase', { input })
  const { fields } = await form()
  const field = (name: string) => fields.find(({ key }) => key === name)
  expect(field('ownName')).not.toHaveProperty('value')
  expect(field('chosenId')).toMatchObject({
    options: [{ id: child, shown: { 'birthName.fullName': 'Lê Thị An' } }],
  })
})

it('an officer who names somebody at the counter is named by the look-up, before there is a case', async () => {
  const input = { procedure: report.code, applicant: named, idempotencyKey: 'counter' }
  await call(officer, 'openCase', { input })
  expect(asking).toEqual(['land-office officer-7'])
})
