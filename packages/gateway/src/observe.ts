import { type Attributes, metrics, SpanStatusCode, trace } from '@opentelemetry/api'

/** What is counted about one answered request. INVARIANT: no identifier and no value is ever among it. */
interface Observation {
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  /** The refusal of the whole request, or `ANSWERED`. */
  readonly outcome: string
  readonly disclosures: number
  readonly withheld: number
  readonly milliseconds: number
}

/** Traces and metrics of a gateway; without an OpenTelemetry SDK in the process it does nothing. */
export interface Observer {
  /** Carries out one step of the journey within a span of its own. */
  readonly step: <Result>(
    name: string,
    work: () => Promise<Result>,
    attributes?: Attributes,
  ) => Promise<Result>
  readonly count: (observation: Observation) => void
}

/** Observes under the name of this package. */
export function observer(): Observer {
  const tracer = trace.getTracer('@motlan/gateway')
  const meter = metrics.getMeter('@motlan/gateway')
  const lookUps = meter.createCounter('motlan.look_ups', { description: 'Requests answered' })
  const disclosures = meter.createCounter('motlan.disclosures', {
    description: 'Attributes of subjects disclosed',
  })
  const withheld = meter.createCounter('motlan.withheld', { description: 'Attributes withheld' })
  const duration = meter.createHistogram('motlan.look_up.duration', { unit: 'ms' })

  return {
    step: (name, work, attributes = {}) =>
      tracer.startActiveSpan(`motlan.${name}`, { attributes }, async (span) => {
        try {
          return await work()
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR })
          throw error
        } finally {
          span.end()
        }
      }),
    count: ({ agency, procedure, outcome, ...numbers }) => {
      const labels: Attributes = {
        outcome,
        ...(agency !== undefined && { agency }),
        ...(procedure !== undefined && { procedure }),
      }
      lookUps.add(1, labels)
      disclosures.add(numbers.disclosures, labels)
      withheld.add(numbers.withheld, labels)
      duration.record(numbers.milliseconds, labels)
    },
  }
}
