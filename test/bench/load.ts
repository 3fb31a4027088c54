/** What one stretch of load showed. */
export interface Load {
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly failed: number
}

/** Which server, and what it is asked. */
export interface Target {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: readonly string[]
}

interface AutocannonResult {
  readonly requests: { readonly average: number }
  readonly latency: { readonly p50: number; readonly p97_5: number; readonly p99: number }
  readonly errors: number
  readonly non2xx: number
}

/** Sends requests to a server on this machine for so many seconds; it stops by itself. */
export async function load(
  { url, headers, bodies }: Target,
  seconds: number,
  connections: number,
): Promise<Load> {
  const { hostname } = new URL(url)
  if (hostname !== '127.0.0.1') throw new Error(`${hostname}: load goes to loopback only`)
  // The load generator is installed with the peers, outside the workspace, and has no types there.
  const module = (await import(
    new URL('./peers/node_modules/autocannon/autocannon.js', import.meta.url).href
  )) as {
    default: (options: object) => Promise<AutocannonResult>
  }
  const { requests, latency, errors, non2xx } = await module.default({
    url,
    connections,
    duration: seconds,
    requests: bodies.map((body) => ({
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body,
    })),
  })
  return {
    requestsPerSecond: requests.average,
    p50: latency.p50,
    // Autocannon reports 97.5, not 95: the stricter of the two is what is compared with the budget.
    p95: latency.p97_5,
    p99: latency.p99,
    failed: errors + non2xx,
  }
}
