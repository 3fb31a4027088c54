import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal } from '@motlan/kernel'
import type { Port } from './settings.ts'

/** An HTTP server that listens. */
export interface Listening {
  readonly url: string
  /** Answers what is under way and takes nothing new. */
  readonly close: () => Promise<void>
}

/** How many ports are tried where none was asked for. */
const tries = 100

/** How long a request under way may keep us from ending. */
const patience = 5_000

/** Refuses a port that was asked for and is taken, before anything is built that would be in vain. */
export async function demandPorts(ports: readonly Port[], host: string): Promise<void> {
  for (const port of ports.filter(({ explicit }) => explicit)) {
    const probe = await listen(() => {}, port, host)
    await probe.close()
  }
}

/** Listens on the wanted port, or on the next free one where the port was only a suggestion. */
export async function listen(
  listener: RequestListener,
  port: Port,
  host: string,
): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 30_000 }, listener)
  const number = await firstFree(server, port, host)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${number}`,
    close: () => closed(server),
  }
}

async function firstFree(
  server: Server,
  { number, explicit }: Port,
  host: string,
): Promise<number> {
  for (let port = number; ; port++) {
    try {
      return await listening(server, port, host)
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
      const another = !explicit && code === 'EADDRINUSE' && port < number + tries
      if (!another) throw refusalOf(code, port, host, cause)
    }
  }
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function refusalOf(code: unknown, port: number, host: string, cause: unknown): Refusal {
  const subject = `port ${port} on ${host}`
  if (code === 'EADDRINUSE') {
    return new Refusal('PORT_IN_USE', subject, {
      fix: 'stop the program that listens there, or choose another port with --port or MOTLAN_PORT',
      cause,
    })
  }
  if (code === 'EACCES') {
    return new Refusal('PORT_IN_USE', subject, {
      reason: 'this user may not listen there',
      fix: 'choose a port from 1024 on',
      cause,
    })
  }
  return new Refusal('CONFIGURATION_INVALID', subject, {
    reason: 'this machine has no such address',
    fix: 'set MOTLAN_HOST to an address of this machine',
    cause,
  })
}

async function closed(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), patience)
  // A connection whose last answer has just left is idle from then on, and nobody would close it for us.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearInterval(idle)
  clearTimeout(late)
}
