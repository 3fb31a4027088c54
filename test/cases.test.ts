import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { brokenPromises } from './cases/broken-promises.ts'
import { type CaseClient, caseClient, type SeenCase } from './cases/case-client.ts'
import { type CaseDatabases, caseDatabases } from './cases/databases.ts'
import { personaStories } from './cases/personas.ts'
import { play, type Story } from './cases/play.ts'
import { motlanCase, type Running, startMotlan } from './cases/running.ts'
import { suitable } from './cases/suitable.ts'

const home = mkdtempSync(join(tmpdir(), 'motlan-cases-'))
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
const stories = personaStories(today)
let databases: CaseDatabases
let sandbox: Running
let client: CaseClient

beforeAll(async () => {
  databases = await caseDatabases(inject('postgres'), `c${randomBytes(3).toString('hex')}`)
  sandbox = await startMotlan(home, ['--port', '0', '--citizens', '3000'], databases.environment)
  client = caseClient(sandbox.url)
})

afterAll(async () => {
  await sandbox.end('SIGTERM')
  await databases.drop()
  rmSync(home, { recursive: true, force: true })
})

const keyed = (name: string, story: Story) => play(story, client, sandbox.tokens, name)

/** What became of a case, told by its officer's own words to the registries. */
async function finished({ id }: SeenCase, applicant: string) {
  const token = await sandbox.tokens.citizen(applicant)
  const query =
    'query($id: ID!) { case(id: $id) { status subjects { role subjectId } effects { mutation state attempts errorMessage } } }'
  await expect
    .poll(async () => JSON.stringify((await client.ask(token, query, { id })).case), {
      timeout: 15_000,
    })
    .toMatch(/"status":"(DONE|NEEDS_ATTENTION)"/)
  return (await client.ask(token, query, { id })).case
}

const files = [
  'household',
  'company',
  'dependant',
  'unemployment',
  'family',
  'social',
  'marriage',
  'residence',
  'birth',
  'land',
  'death',
  'pension',
]

test.each(files)('%s runs from its opening to the registries', async (name) => {
  const [found] = stories[name]
    ? [stories[name]]
    : ((await suitable[name]?.({ sql: databases.sql, count: 1, today })) ?? [])
  const story = found ?? { procedure: name, applicant: '', answers: {} }
  const { seen } = await keyed(name, story)
  expect(seen.form.problems).toEqual([])
  expect(seen.form.ready).toBe(true)
  await client.submit(await sandbox.tokens.citizen(story.applicant), seen)
  const done = await finished(seen, story.applicant)
  expect(done).toMatchObject({ status: 'DONE' })
  expect(await brokenPromises({ ...story, ...seen.form }, databases.sql)).toEqual([])
})

test('the next look-up of any agency knows the child that was born', async () => {
  const token = await sandbox.tokens.agency('civil-status')
  const query = 'query($id: CitizenId!) { citizen(citizenId: $id) { children { citizenId } } }'
  const asked = await fetch(`${sandbox.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'motlan-procedure': '2.000986',
    },
    body: JSON.stringify({ query, variables: { id: '948094000022' } }),
  })
  expect(await asked.json()).toMatchObject({
    data: { citizen: { children: [{ citizenId: expect.stringMatching(/^9\d{11}$/) }] } },
  })
})

test('a declaration that a registry refuses is for motlan case: listed, shown, sent again', async () => {
  const { birth } = stories
  const mother = '948196000021'
  const { seen } = await keyed('twin', { procedure: '', answers: {}, ...birth, applicant: mother })
  const token = await sandbox.tokens.citizen(mother)
  await client.submit(token, seen)
  expect(await finished(seen, mother)).toMatchObject({ status: 'NEEDS_ATTENTION' })
  const motlan = (...args: string[]) => motlanCase(home, args, databases.environment)
  expect(motlan('list', '--status', 'NEEDS_ATTENTION')).toContain(`${seen.id}  2.000986`)
  expect(motlan('dead')).toMatch(/registerBirth +REFUSED .*has been registered/)
  expect(motlan('retry', seen.id, '--note', 'asked the hospital')).toContain('population')
  expect(await finished(seen, mother)).toMatchObject({ status: 'NEEDS_ATTENTION' })
  const shown = motlan('show', seen.id)
  expect(shown).toMatch(/submitted +SUBMITTED +APPLICANT[\s\S]*stopped +NEEDS_ATTENTION +SYSTEM/)
  expect(shown).toContain('asked the hospital')
  expect(shown).not.toMatch(/9\d{11}/)
  const { version } = await client.see(token, seen.id)
  await client.withdraw(token, { ...seen, version })
  expect((await client.see(token, seen.id)).status).toBe('WITHDRAWN')
})

describe('bad input', () => {
  const refusedWith = async (name: string, story: Story) => {
    const { seen } = await keyed(name, story)
    const token = await sandbox.tokens.citizen(story.applicant)
    const refusal = await client.submit(token, seen).catch((error: unknown) => error)
    return { seen, refusal }
  }

  test('somebody who is married already', async () => {
    const { refusal } = await refusedWith('bigamy', {
      procedure: '1.000894',
      applicant: '901095000011',
      party: '956192000131',
      answers: { ceremonyDate: today },
    })
    expect(refusal).toMatchObject({
      told: {
        code: 'CASE_INCOMPLETE',
        extensions: { faults: [{ field: 'husbandStatus', rule: 'husband-unmarried' }] },
      },
    })
  })

  test.each([
    ['dead', '992058000101', 'date_of_death'],
    ['declared missing', '979096000143', 'declared_missing_on'],
  ])('an applicant who is %s', async (fate, applicant, column) => {
    const happened = `update citizen set ${column} = coalesce(${column}, '2026-11-01') where citizen_id = $1`
    await databases.sql('population', happened, [applicant])
    const ghost = { procedure: '1.001612', applicant, answers: {} }
    await expect(keyed(fate, ghost)).rejects.toMatchObject({
      told: { code: 'ROLE_UNFIT', message: expect.stringContaining(fate.split(' ')[0] ?? '') },
    })
  })

  test('a minor who founds a company', async () => {
    const { company } = stories
    const minor = '914314000111'
    const { refusal } = await refusedWith('minor', {
      procedure: '2.001583',
      applicant: minor,
      answers: { ...company?.answers, representativeId: minor, vietnameseName: 'Công ty Trẻ em' },
    })
    expect(refusal).toMatchObject({
      told: {
        code: 'CASE_INCOMPLETE',
        extensions: {
          faults: expect.arrayContaining([expect.objectContaining({ rule: 'owners-of-age' })]),
        },
      },
    })
  })

  test('a seller who does not own', async () => {
    const notTheirs = {
      procedure: '1.012785',
      applicant: '979090000031',
      party: '975088000053',
      answers: { parcel: 'w7zz0000000f', reason: 'TRANSFER', agreedPrice: 1_000_000_000 },
    }
    await expect(keyed('thief', notTheirs)).rejects.toMatchObject({
      told: { code: 'ANSWER_INVALID', message: expect.stringContaining('parcel') },
    })
  })

  test('a notice of somebody else shows a stranger nothing', async () => {
    const token = await sandbox.tokens.citizen('956192000131')
    const input = { procedure: '2.000986', notices: ['48001.GCS.00001.26'], idempotencyKey: 'x' }
    const { form } = await client.open(token, input)
    expect(form.problems).toMatchObject([{ rule: 'requester-is-family' }])
    const shown = form.fields.filter(({ value }) => value != null)
    expect(shown.map(({ source }) => source)).toEqual(['login'])
  })

  test('what the registry holds is not asked again, and says where it is held', async () => {
    const token = await sandbox.tokens.citizen('992162000102')
    const seen = await client.open(token, { procedure: '1.014028', idempotencyKey: 'again' })
    const refusal = await client
      .declare(token, seen, { elderlyName: 'Lê Thị Mơ' })
      .catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      told: {
        code: 'ALREADY_DECLARED',
        extensions: {
          attribute: 'Citizen.birthName.fullName',
          source: 'population',
          asOf: expect.any(String),
          query: expect.stringContaining('birthName'),
        },
      },
    })
  })
})

test('killed while registries are told, it tells the rest when it is back, and nothing twice', async () => {
  const found = (await suitable.company?.({ sql: databases.sql, count: 6, today })) ?? []
  const cases: { readonly seen: SeenCase; readonly applicant: string }[] = []
  for (const [index, story] of found.entries()) {
    const { seen } = await keyed(`crash-${index}`, story)
    cases.push({ seen, applicant: story.applicant })
  }
  const sent = cases.map(async ({ seen, applicant }) =>
    client.submit(await sandbox.tokens.citizen(applicant), seen).catch(() => undefined),
  )
  await Promise.race(sent)
  await sandbox.end('SIGKILL')
  await Promise.all(sent)
  sandbox = await startMotlan(home, ['--port', '0'], databases.environment)
  client = caseClient(sandbox.url)
  // Whoever got no answer sends the same again.
  for (const { seen, applicant } of cases) {
    await client.submit(await sandbox.tokens.citizen(applicant), seen)
  }
  for (const { seen, applicant } of cases) {
    expect(await finished(seen, applicant)).toMatchObject({ status: 'DONE' })
  }
  const ids = cases.map(({ seen }) => seen.id)
  const counts = await Promise.all(
    ['business', 'finance'].map((registry) =>
      databases.sql<{ told: number; distinct: number }>(
        registry,
        'select count(*)::int as told, count(distinct case_id)::int as distinct from declaration.declared where case_id = any($1)',
        [ids],
      ),
    ),
  )
  expect(counts.flat()).toEqual([
    { told: ids.length, distinct: ids.length },
    { told: ids.length, distinct: ids.length },
  ])
  const { length } = await databases.sql(
    'business',
    `select from business where vietnamese_name like 'Công ty % Thử nghiệm số %'`,
  )
  expect(length).toBe(ids.length)
})
