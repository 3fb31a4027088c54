import { createHash, generateKeyPairSync } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { type Attesting, openLedger, openWitness, type Witnessed } from '../../src/index.ts'
import { verifierKey } from '../../src/note/note-key.ts'
import { readNote } from '../../src/note/signed-note.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { exported } from '../export/exported.ts'
import { lookUp } from '../look-up.ts'

let exchange: Exchange
beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
})
afterAll(() => exchange.drop())

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Appends so many look-ups, each in a commit of its own, with a checkpoint soon after. */
async function write(count: number, attesting: Attesting): Promise<void> {
  const limits = { checkpoint: 1 }
  const ledger = openLedger({ connection: exchange.app, keys: exchange.keys, limits, attesting })
  for (let each = 0; each < count; each++) await ledger.append(lookUp())
  await ledger.close()
}

async function originKey(): Promise<{ readonly origin: string; readonly key: string }> {
  await write(1, {})
  const { rows } = await exchange.owner.query('select origin from ledger_log where log = 1')
  const { origin } = rows[0]
  return { origin, key: verifierKey(origin, exchange.keys.signers[0]) }
}

/** A witness with a memory of its own, over HTTP. */
async function witnessFor(logs: readonly string[]) {
  const { privateKey } = generateKeyPairSync('ed25519')
  const name = 'witness.test/1'
  const memory = new Map<string, Witnessed>()
  const answer = openWitness({
    name,
    key: privateKey,
    logs,
    seen: (origin) => memory.get(origin),
    remember: (witnessed) => memory.set(witnessed.origin, witnessed),
    clock: () => new Date(),
  })
  const asked: number[] = []
  const url = await serve(async (request, response) => {
    const { status, body } = answer(await text(request))
    asked.push(status)
    response.writeHead(status).end(body)
  })
  return { url, key: verifierKey(name, privateKey, 'witness'), memory, asked, answer }
}

it('a witness signs what has only grown; the export says so, and an export of before does not', async () => {
  const { key: log } = await originKey()
  const witness = await witnessFor([log])
  const failures: unknown[] = []
  const failed = (_: string, cause: unknown) => failures.push(cause)
  await write(5, { witnesses: [witness], failed })
  await write(300, { witnesses: [witness], failed })
  expect(failures).toEqual([])
  // The second process did not know what the first had had signed, and was told.
  expect(witness.asked.filter((status) => status === 409)).toHaveLength(1)
  const lines = await exported(exchange)
  const { findings, logs } = await verifyExport(lines, { witnesses: [witness.key] })
  expect(findings).toEqual([])
  expect(logs[0]?.witnesses[0]?.at).toBeInstanceOf(Date)
  const stranger = await witnessFor([])
  const others = await verifyExport(lines, { witnesses: [stranger.key] })
  expect(others.findings).toMatchObject([{ fault: 'WITNESS_MISSING' }])
})

it('a witness refuses logs it does not know, keys that are not theirs, and histories that do not go on', async () => {
  const { origin, key } = await originKey()
  const { rows } = await exchange.owner.query(
    'select note from checkpoint where log = 1 order by size desc limit 1',
  )
  const note: string = rows[0].note
  const ask = (older: number, changed = note) => `old ${older}\n\n${changed}`
  const witness = await witnessFor([key])
  const status = (body: string) => witness.answer(body).status
  expect(status('nonsense')).toBe(400)
  expect(status(ask(0, 'nonsense\n'))).toBe(400)
  expect(status(ask(0, note.replace(origin, 'example.org/other/1')))).toBe(404)
  expect(status(ask(0, note.replace(/\n\d+\n/, '\n77\n')))).toBe(403)
  expect(status(ask(99_999_999))).toBe(400)
  expect(status(ask(3))).toBe(409)
  expect(status(ask(0))).toBe(200)
  const [known] = witness.memory.values()
  // Another root of the same size, and a larger log without a proof, are what a fork looks like.
  witness.memory.set(origin, { origin, size: known?.size ?? 0, root: hash('fork') })
  expect(status(ask(known?.size ?? 0))).toBe(409)
  witness.memory.set(origin, { origin, size: 2, root: hash('fork') })
  expect(status(ask(2))).toBe(422)
})

it('a witness that signs with another key, or not at all, leaves nothing, and holds nobody up', async () => {
  const { key } = await originKey()
  const other = await witnessFor([key])
  const failures: string[] = []
  const failed = (by: string) => failures.push(by)
  const liar = { url: other.url, key: (await witnessFor([])).key }
  const gone = { url: 'http://127.0.0.1:1', key: other.key }
  const before = await attestations()
  await write(2, { witnesses: [liar, gone], failed })
  expect(new Set(failures)).toEqual(new Set([liar.url, gone.url]))
  expect(await attestations()).toBe(before)
})

it('the hash of a checkpoint is stamped, and only a stamp of it is kept', async () => {
  let granted = 1
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    // As much of an answer as there is to check here: granted, and what was asked, said again.
    const asked = Buffer.concat(chunks).subarray(2)
    const status = Buffer.of(0x30, 3, 0x02, 1, granted)
    const body = Buffer.concat([status, Buffer.of(0x30, asked.length), asked])
    response.end(Buffer.concat([Buffer.of(0x30, body.length), body]))
  })
  await write(1, { timeStamps: { url } })
  const { rows } = await exchange.owner.query(
    `select a.body, c.note from attestation a join checkpoint c using (log, size) where a.kind = 'time stamp'`,
  )
  const digest = createHash('sha256')
    .update(readNote(rows[0].note)?.text ?? '')
    .digest()
  expect(rows).toHaveLength(1)
  expect(rows[0].body.includes(digest)).toBe(true)
  expect((await verifyExport(await exported(exchange))).findings).toEqual([])
  granted = 2
  const failures: string[] = []
  await write(1, { timeStamps: { url }, failed: (by) => failures.push(by) })
  expect(failures).toEqual([url])
})

async function attestations(): Promise<number> {
  const { rows } = await exchange.owner.query('select count(*)::int as all from attestation')
  return rows[0].all
}

function hash(of: string): string {
  return createHash('sha256').update(of).digest('base64')
}
