import { Agent, request } from 'node:http'
import type { Load, Target } from './load.ts'

/** Warm connections kept, and requests that may be under way before the rest counts as failed. */
const connections = 64

/**
 * Sends a request every `1 / rate` seconds whether or not the last one was answered, as people arrive who know nothing
 * of each other. What each waits is counted from the moment it was due, so that a stall is felt by all who came into it.
 */
export async function arrivals(
  { url, headers, bodies }: Target,
  seconds: number,
  rate: number,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waits: number[] = []
  let failed = 0
  const total = Math.round(rate * seconds)
  const under: Promise<void>[] = []
  const start = performance.now()
  for (let index = 0; index < total; index++) {
    const due = start + (index * 1000) / rate
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    under.push(
      answered(agent, url, headers, bodies[index % bodies.length] ?? '').then(
        (isGood) => {
          if (isGood) waits.push(performance.now() - due)
          else failed++
        },
        () => {
          failed++
        },
      ),
    )
  }
  await Promise.all(under)
  agent.destroy()
  waits.sort((one, other) => one - other)
  const at = (share: number) =>
    Number(
      (waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN).toFixed(
        1,
      ),
    )
  const requestsPerSecond = (waits.length * 1000) / (performance.now() - start)
  return { requestsPerSecond, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed }
}

function answered(
  agent: Agent,
  url: string,
  headers: Target['headers'],
  body: string,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent,
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    })
    sent.on('error', reject)
    sent.on('response', (answer) => {
      answer.resume()
      answer.on('error', reject)
      answer.on('end', () => resolve(answer.statusCode === 200))
    })
    sent.end(body)
  })
}
