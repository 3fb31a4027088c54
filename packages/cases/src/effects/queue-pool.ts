import type pg from 'pg'

type Connected = Parameters<Parameters<pg.Pool['connect']>[0]>

/**
 * A pool as the job queue needs it. When the database goes while the queue ends, it gives its listening connection back
 * twice: the second time is an error that nobody hears, and would end the process.
 */
export function queuePool(pool: pg.Pool): pg.Pool {
  function connect(): Promise<pg.PoolClient>
  function connect(told: (...connected: Connected) => void): undefined
  function connect(told?: (...connected: Connected) => void): Promise<pg.PoolClient> | undefined {
    if (!told) return pool.connect()
    pool.connect((error, client, release) => told(error, client, once(release)))
    return undefined
  }
  return new Proxy(pool, {
    get: (target, name) => (name === 'connect' ? connect : Reflect.get(target, name)),
  })
}

function once(release: Connected[2]): Connected[2] {
  let isReleased = false
  return (reason) => {
    if (isReleased) return
    isReleased = true
    release(reason)
  }
}
