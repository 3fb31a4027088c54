import { context, metrics, trace } from '@opentelemetry/api'

/** Traces and metrics of this process, until they are shut down. */
export interface Telemetry {
  readonly shutdown: () => Promise<void>
}

const everyMinute = 60_000

/** With all its attempts: a collector that is gone must not keep us from ending. */
const timeoutMillis = 2_000

/**
 * Sends traces and metrics to an OTLP collector over HTTP; without an address nothing is loaded, measured or sent. What is
 * measured is decided where it happens: agencies, procedures, outcomes and durations, never whom a look-up was about.
 */
export async function startTelemetry(otlp: URL | undefined, service: string): Promise<Telemetry> {
  if (!otlp) return { shutdown: async () => {} }
  const [{ AsyncLocalStorageContextManager }, { resourceFromAttributes }, tracing, measuring] =
    await Promise.all([
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/sdk-metrics'),
    ])
  const [{ OTLPTraceExporter }, { OTLPMetricExporter }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ])
  const resource = resourceFromAttributes({ 'service.name': service })
  const spans = new tracing.BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url: below(otlp, 'v1/traces'), timeoutMillis }),
  })
  const tracerProvider = new tracing.TracerProvider({ resource, spanProcessors: [spans] })
  const meterProvider = new measuring.MeterProvider({
    resource,
    readers: [
      new measuring.PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter({ url: below(otlp, 'v1/metrics'), timeoutMillis }),
        exportIntervalMillis: everyMinute,
      }),
    ],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(tracerProvider)
  metrics.setGlobalMeterProvider(meterProvider)
  return {
    shutdown: async () => {
      await Promise.allSettled([tracerProvider.shutdown(), meterProvider.shutdown()])
      trace.disable()
      metrics.disable()
      context.disable()
    },
  }
}

function below(endpoint: URL, path: string): string {
  return `${endpoint.href.replace(/\/$/, '')}/${path}`
}
