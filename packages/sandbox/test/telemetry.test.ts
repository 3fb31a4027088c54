import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { context, metrics, trace } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { openLog } from '../src/log.ts'
import { startTelemetry } from '../src/telemetry.ts'

test('spans with their parents and counters reach the collector that the environment names', async () => {
  const received: { url: string; body: string }[] = []
  const collector = createServer(async (request, response) => {
    received.push({ url: request.url ?? '', body: await text(request) })
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const { port } = collector.address() as AddressInfo
  const telemetry = await startTelemetry(new URL(`http://127.0.0.1:${port}/`), 'motlan-test')

  metrics.getMeter('test').createCounter('motlan.test').add(3)
  await trace.getTracer('test').startActiveSpan('outer', async (outer) => {
    await new Promise((resolve) => setImmediate(resolve))
    expect(trace.getSpan(context.active())).toBe(outer)
    outer.end()
  })
  await telemetry.shutdown()
  collector.close()

  expect(received.map(({ url }) => url).sort()).toEqual(['/v1/metrics', '/v1/traces'])
  const all = received.map(({ body }) => body).join()
  for (const part of ['motlan-test', 'outer', 'motlan.test']) expect(all).toContain(part)
})

test('without an address there is no SDK, and a collector that is gone does not keep us', async () => {
  const off = await startTelemetry(undefined, 'motlan-test')
  expect(trace.getTracer('test').startSpan('nothing').isRecording()).toBe(false)
  await off.shutdown()

  const lost = await startTelemetry(new URL('http://127.0.0.1:9'), 'motlan-test')
  trace.getTracer('test').startSpan('lost').end()
  await lost.shutdown()
})

test('no citizen ID reaches the log, wherever a library puts it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'motlan-log-'))
  const log = openLog({ home, log: { level: 'info', target: 'file' } }, 'gateway')
  const id = '901190000011'
  log.error(
    { err: new Error(`Key (citizen_id)=(${id}) exists`), [id]: id, at: 1234567890123 },
    `no ${id}`,
  )
  await new Promise<void>((resolve, reject) =>
    log.flush((error) => (error ? reject(error) : resolve())),
  )
  const written = readFileSync(join(home, 'motlan.log'), 'utf8')
  expect(written).not.toContain(id)
  expect(JSON.parse(written)).toMatchObject({
    level: 'error',
    process: 'gateway',
    at: 1234567890123,
  })
  expect(statSync(join(home, 'motlan.log')).mode & 0o777).toBe(0o600)
  rmSync(home, { recursive: true })
})
