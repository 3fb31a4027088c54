import { setTimeout as sleep } from 'node:timers/promises'
import type { ActivePolicy } from '@motlan/policy'
import pg from 'pg'
import type { Logger } from 'pino'
import { latestVersion, policyChannel, readVersion } from './policy-versions.ts'

/** What following the published policy needs. */
export interface FollowOptions {
  /** The exchange, with the role of a gateway. */
  readonly url: string
  readonly active: ActivePolicy
  readonly log: Logger
  /** Milliseconds after which the table is looked at although nobody said anything: notifications do not pass every pooler. */
  readonly every?: number
  /** Milliseconds before a broken connection is made again. */
  readonly patience?: number
}

/** A gateway that keeps up with what is published. */
export interface Following {
  readonly stop: () => Promise<void>
}

/**
 * Puts every published version in force here, as soon as it is published. A version that cannot be compiled changes
 * nothing: the one in force stays, and the log says why. While the exchange is away, the one in force stays, too.
 */
export function followPolicy({
  url,
  active,
  log,
  every = 30_000,
  patience = 1_000,
}: FollowOptions): Following {
  const ending = new AbortController()
  let client: pg.Client | undefined
  let refused: string | undefined
  let catchingUp: Promise<void> = Promise.resolve()

  async function catchUp(connection: pg.Client): Promise<void> {
    const latest = await latestVersion(connection)
    if (!latest || latest.hash === active.current().hash || latest.hash === refused) return
    try {
      const next = await readVersion(connection, latest.hash)
      const replaced = active.activate(next)
      log.info({ policy: next.hash, replaced: replaced.hash }, 'policy in force')
    } catch (cause) {
      // Told once: it is looked at again when another version is published.
      refused = latest.hash
      log.error({ policy: latest.hash, err: cause }, 'a published policy is not put in force')
    }
  }

  /** One after the other: two at a time could put the older version in force last. */
  function looked(connection: pg.Client): Promise<void> {
    catchingUp = catchingUp.then(() => catchUp(connection))
    return catchingUp
  }

  async function listen(): Promise<void> {
    const connection = new pg.Client({ connectionString: url, keepAlive: true })
    client = connection
    const broken = new Promise<never>((_, reject) => {
      connection.on('error', reject)
      connection.on('end', () => reject(new Error('connection ended')))
    })
    broken.catch(() => undefined)
    await connection.connect()
    await connection.query(`listen ${policyChannel}`)
    let wake: () => void = () => undefined
    connection.on('notification', () => wake())
    while (!ending.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      await Promise.race([looked(connection), broken])
      await Promise.race([woken, broken, sleep(every, undefined, { signal: ending.signal })])
    }
  }

  async function follow(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await listen()
      } catch (cause) {
        if (ending.signal.aborted) return
        log.warn({ err: cause }, 'the exchange is away: the policy in force stays')
        await client?.end().catch(() => undefined)
        await sleep(patience, undefined, { signal: ending.signal }).catch(() => undefined)
      }
    }
  }

  const followed = follow()
  return {
    stop: async () => {
      ending.abort()
      await client?.end().catch(() => undefined)
      await followed
    },
  }
}
