import { type Meter, metrics, type Span, type Tracer, trace } from '@opentelemetry/api'
import { afterAll, expect, test } from 'vitest'
import { an } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { policyOf, procedure } from './fixture/policy.ts'

const told: unknown[] = []
const names: string[] = []
const noop = trace.wrapSpanContext({ traceId: '', spanId: '', traceFlags: 0 })
const span: Span = Object.assign(Object.create(noop), {
  setStatus: (status: unknown) => told.push(status),
  end: () => {},
})
const tracer = {
  startSpan: () => span,
  startActiveSpan: (name: string, options: unknown, work: (span: Span) => unknown) => {
    names.push(name)
    told.push(options)
    return work(span)
  },
}
const instrument = (name: string) => ({
  add: (value: number, labels: unknown) => told.push([name, value, labels]),
  record: (value: number, labels: unknown) => told.push([name, value, labels]),
})
const meter = { createCounter: instrument, createHistogram: instrument }

// Only what the gateway uses of the two interfaces is there.
trace.setGlobalTracerProvider({ getTracer: () => tracer as unknown as Tracer })
metrics.setGlobalMeterProvider({ getMeter: () => meter as unknown as Meter })
afterAll(() => {
  trace.disable()
  metrics.disable()
})

test('every step has a span, every answer is counted, and nothing says about whom', async () => {
  const { ask } = await openDesk({
    decidedBy: policyOf({ self: ['Citizen.fullName', 'Citizen.taxStatus'] }),
  })
  const query =
    'query ($id: CitizenId!) { citizen(citizenId: $id) { fullName taxStatus ethnicity } }'
  await ask(query, { variables: { id: an } })
  expect(names).toEqual(
    ['request', 'identify', 'prepare', 'execute', 'fetch', 'fetch', 'record'].map(
      (step) => `motlan.${step}`,
    ),
  )
  const labels = { outcome: 'ANSWERED', agency: 'land-office', procedure }
  expect(told).toContainEqual(['motlan.look_ups', 1, labels])
  expect(told).toContainEqual(['motlan.disclosures', 2, labels])
  expect(told).toContainEqual(['motlan.withheld', 1, labels])
  await ask(query, { variables: { id: an }, stated: {} })
  expect(told).toContainEqual(['motlan.look_ups', 1, { outcome: 'PURPOSE_MISSING' }])
  expect(JSON.stringify([told, names])).not.toMatch(/901085|Nguyễn|officer/)
})
