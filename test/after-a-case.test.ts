import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Recounted, recount } from './burden/recount.ts'
import { type CaseClient, CaseRefused, caseClient } from './cases/case-client.ts'
import { type CaseDatabases, caseDatabases } from './cases/databases.ts'
import { personaStories } from './cases/personas.ts'
import { play } from './cases/play.ts'
import { motlanCase, type Running, startMotlan } from './cases/running.ts'

// What follows from cases: whom the registries' changes are told to, and what was saved. An independent count of ledger
// and cases comes to the same, to the đồng.

const home = mkdtempSync(join(tmpdir(), 'motlan-after-'))
const stories = personaStories(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10))
let databases: CaseDatabases
let sandbox: Running
let client: CaseClient
let exchange: pg.Client

beforeAll(async () => {
  databases = await caseDatabases(inject('postgres'), `a${randomBytes(3).toString('hex')}`)
  sandbox = await startMotlan(home, ['--port', '0', '--citizens', '1000'], databases.environment)
  client = caseClient(sandbox.url)
  const connectionString = databases.environment.DATABASE_OWNER_URL_EXCHANGE
  exchange = new pg.Client({ connectionString })
  await exchange.connect()
})

afterAll(async () => {
  await exchange.end()
  await sandbox.end('SIGTERM')
  await databases.drop()
  rmSync(home, { recursive: true, force: true })
})

/** A case as far as its submission, or not even so far. */
async function filed(name: string, submits = true) {
  const story = stories[name] ?? { procedure: name, applicant: '', answers: {} }
  const { seen } = await play(story, client, sandbox.tokens, `${name} ${submits}`)
  const token = await sandbox.tokens.citizen(story.applicant)
  if (submits) await client.submit(token, seen)
  return { id: seen.id, token }
}

interface Shown {
  readonly vnd: Readonly<Record<'low' | 'base' | 'high', number>>
}

interface ShownRow {
  readonly procedure: string
  readonly agency: string
  readonly cases: number
  readonly answersAsked: number
  readonly answersSaved: number
  readonly before: Shown
  readonly after: Shown
}

/** What the gateway shows an agency. */
async function table(agency: string): Promise<readonly ShownRow[]> {
  const cost = '{ vnd { low base high } }'
  const { burden } = await client.ask(
    await sandbox.tokens.agency(agency),
    `{ burden(by: [PROCEDURE, AGENCY]) { procedure agency cases answersAsked answersSaved before ${cost} after ${cost} } }`,
    {},
  )
  // It has what was selected.
  return burden as readonly ShownRow[]
}

/** What the gateway shows each agency of what it handles, as an independent count would say it. */
async function shown(): Promise<ReadonlyMap<string, Recounted>> {
  const { rows: handling } = await exchange.query<{ agency: string }>(
    'select distinct agency from cases.case_file where submitted_at is not null',
  )
  const tables = await Promise.all(handling.map(({ agency }) => table(agency)))
  const dong = ({ vnd: { low, base, high } }: Shown) =>
    [BigInt(low), BigInt(base), BigInt(high)] as const
  return new Map(
    tables
      .flat()
      .map(({ procedure, agency: _, before, after, ...counts }) => [
        procedure,
        { ...counts, before: dong(before), after: dong(after) },
      ]),
  )
}

function recounted(): Promise<ReadonlyMap<string, Recounted>> {
  const master = Buffer.from(readFileSync(join(home, 'secrets/ledger-master'), 'utf8'), 'base64url')
  const folder = fileURLToPath(new URL('../packages/procedures/procedures/', import.meta.url))
  return recount(exchange, master, folder)
}

const mother = '948196000021'
const subscribing =
  'mutation($attributes: [String!]!, $subjects: [FollowedSubject!]) { subscribeToChanges(attributes: $attributes, subjects: $subjects, procedure: "1.004222") { pseudonyms } }'

test('a birth is told to the police who follow the mother, and to those who follow everybody; a bank hears nothing', async () => {
  const token = await sandbox.tokens.agency('police')
  const household = { attributes: ['Citizen.householdMembers'] }
  const named = await client.ask(token, subscribing, {
    ...household,
    subjects: [{ citizenId: mother }],
  })
  await client.ask(token, subscribing, { attributes: ['Citizen.permanentResidence'] })
  const bank = client.ask(await sandbox.tokens.agency('bank'), subscribing, household)
  await expect(bank).rejects.toThrow('ATTRIBUTE_WITHHELD')

  const { id } = await filed('birth')
  const asked = '{ changes { signals { id pseudonym } } }'
  // It has what was selected.
  const told = async () => (await client.ask(token, asked, {})).changes as Told
  await expect.poll(async () => (await told()).signals.length, { timeout: 15_000 }).toBe(2)
  const { signals } = await told()
  const { pseudonyms } = named.subscribeToChanges as { pseudonyms: readonly string[] }
  expect(signals.map(({ pseudonym }) => pseudonym)).toContain(pseudonyms[0])

  const opening = '($id: ID!) { openSignal(id: $id) { subjectId attributes } }'
  const opened = await Promise.all(
    signals.map((signal) => client.ask(token, `query${opening}`, { id: signal.id })),
  )
  const { rows } = await exchange.query<{ child: string }>(
    "select subject_id as child from cases.case_subject where case_id = $1 and role = 'child'",
    [id],
  )
  const whom = opened.map(({ openSignal }) => (openSignal as { subjectId: string }).subjectId)
  expect(whom.sort()).toEqual([mother, rows[0]?.child].sort())
  const { rows: unexplained } = await exchange.query('select from decision where decided is null')
  expect(unexplained).toEqual([])
  const trace = '{ me { trace(agency: "police", first: 1) { nodes { attributes { name } } } } }'
  const { me } = await client.ask(await sandbox.tokens.citizen(mother), trace, {})
  expect(me).toEqual({ trace: { nodes: [{ attributes: [{ name: 'Citizen.citizenId' }] }] } })
})

interface Told {
  readonly signals: readonly { readonly id: string; readonly pseudonym: string }[]
}

test('both come to the same for cases of several procedures', async () => {
  // The birth is there already.
  for (const name of ['dependant', 'social', 'unemployment']) await filed(name)
  const known = await shown()
  expect(await recounted()).toEqual(known)
  expect([...known.values()].map(({ cases }) => cases)).toEqual([1, 1, 1, 1])
  for (const { answersSaved, before, after } of known.values()) {
    expect(answersSaved).toBeGreaterThan(0)
    expect(before[1]).toBeGreaterThan(after[1])
  }
})

test('of so few cases whoever does not handle them is told nothing', async () => {
  expect(await table('tax')).toMatchObject([{ agency: 'tax', cases: 1 }])
  expect(await table('police')).toEqual([])
})

test('looking again, a draft, and a refused re-ask change neither', async () => {
  const before = await shown()
  const { id, token } = await filed('household', false)
  for (let again = 0; again < 3; again += 1) await client.see(token, id)
  const seen = await client.see(token, id)
  const reask = client.declare(token, seen, { ownerName: 'Somebody' })
  await expect(reask).rejects.toThrow(CaseRefused)
  expect(await shown()).toEqual(before)
  expect(await recounted()).toEqual(before)
})

test('an answer that nobody gave is not counted by whoever counts again', async () => {
  const { rows } = await exchange.query<{ number: string }>(
    "select case_id as number from cases.case_file where procedure = '1.014028'",
  )
  await exchange.query(
    "insert into cases.saved_answer values ($1, 'x', 'Citizen.religion', 'population', now())",
    [rows[0]?.number],
  )
  const [honest, said] = [await recounted(), await shown()]
  expect(said.get('1.014028')?.answersSaved).toBe((honest.get('1.014028')?.answersSaved ?? 0) + 1)
})

test('a record that was wrong is set right for the case, for other agencies, and for whoever follows it', async () => {
  const elderly = '992162000102'
  const [applicant, officer, police] = await Promise.all([
    sandbox.tokens.citizen(elderly),
    sandbox.tokens.agency('social-affairs'),
    sandbox.tokens.agency('police'),
  ])
  const following = { attributes: ['Citizen.birthName'], subjects: [{ citizenId: elderly }] }
  const { subscribeToChanges } = await client.ask(police, subscribing, following)
  const [pseudonym] = (subscribeToChanges as { pseudonyms: readonly string[] }).pseudonyms
  const { id } = await client.open(applicant, { procedure: '1.014028', idempotencyKey: 'wrong' })

  const disputing = `mutation($id: ID!, $version: Int!, $field: String!) {
    dispute(case: $id, version: $version, field: $field, reason: "The card reads otherwise") { status } }`
  for (const field of ['elderlyName', 'dateOfBirth']) {
    const { version } = await client.see(officer, id)
    await client.ask(officer, disputing, { id, version, field })
  }
  const { corrections } = await client.ask(police, '{ corrections { id attribute overdue } }', {})
  const idOf = (attribute: string) =>
    // It has what was selected.
    (corrections as readonly Asked[]).find((each) => each.attribute === attribute)?.id
  const settling = `mutation($id: ID!, $value: FieldValue) {
    settleCorrection(id: $id, corrected: true, value: $value, outcome: "By the book of births") { state } }`
  const name = { id: idOf('Citizen.birthName.fullName'), value: 'Lê Thị Mơ Mai' }
  const settled = await client.ask(police, settling, name)
  expect(settled).toEqual({ settleCorrection: { state: 'CORRECTED' } })
  const birth = { id: idOf('Citizen.dateOfBirth'), value: '1961-02-03' }
  await expect(client.ask(police, settling, birth)).rejects.toThrow(
    /DECLARATION_REFUSED .*the citizen ID says another year of birth/,
  )

  const asking = '($id: ID!) { case(id: $id) { form { fields { key state value source asOf } } } }'
  const shown = await client.ask(applicant, `query${asking}`, { id })
  expect(JSON.stringify(shown)).toMatch(
    /"elderlyName","state":"FILLED","value":"Lê Thị Mơ Mai","source":"population","asOf":"/i,
  )
  const response = await fetch(`${sandbox.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await sandbox.tokens.agency('social-insurance')}`,
      'motlan-procedure': '1.001521',
    },
    body: JSON.stringify({
      query: `{ citizen(citizenId: "${elderly}") { birthName { fullName givenName } } }`,
    }),
  })
  expect(await response.json()).toMatchObject({
    data: { citizen: { birthName: { fullName: 'Lê Thị Mơ Mai', givenName: 'Mai' } } },
  })
  const signals = async () => {
    const { changes } = await client.ask(police, '{ changes { signals { pseudonym } } }', {})
    return (changes as Told).signals.map((signal) => signal.pseudonym)
  }
  await expect.poll(signals, { timeout: 15_000 }).toContain(pseudonym)
  const listed = motlanCase(home, ['corrections'], databases.environment)
  expect(listed).toMatch(/population +Citizen\.dateOfBirth +OPEN .*another year of birth/)
})

interface Asked {
  readonly id: string
  readonly attribute: string
}
