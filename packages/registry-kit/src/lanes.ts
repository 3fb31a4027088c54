import pg from 'pg'
import type { Row, Statement } from './database.ts'

/** A few connections that statements are sent over without waiting for the answers to earlier ones. */
export interface Lanes {
  readonly run: (statement: Statement) => Promise<readonly Row[]>
  readonly close: () => Promise<void>
}

interface Lane {
  client: pg.Client | undefined
  opening: Promise<pg.Client> | undefined
  underWay: number
  /** Statements collected in this turn of the event loop, not yet written. */
  collected: number
}

/**
 * Opens lanes; each connects with its first statement, and again after it broke. For reading only: what stands in one
 * lane shares a session, and a statement waits for those before it.
 */
export function openLanes(
  config: pg.ClientConfig,
  count: number,
  onError: (error: Error) => void,
): Lanes {
  const lanes = Array.from(
    { length: count },
    (): Lane => ({ client: undefined, opening: undefined, underWay: 0, collected: 0 }),
  )

  return {
    run: (statement) => {
      const lane = laneFor(lanes)
      lane.underWay += 1
      const { client } = lane
      return client
        ? sent(lane, client, statement)
        : opened(lane, config, onError).then((fresh) => sent(lane, fresh, statement), failed(lane))
    },
    close: async () => {
      const clients = await Promise.allSettled(lanes.map(({ opening }) => opening))
      await Promise.all(clients.map((one) => one.status === 'fulfilled' && one.value?.end()))
    },
  }
}

// So many statements travel in one write before another server process gets work, too.
const collectedAtMost = 8

/** The lane that statements are being collected in, or else the one with the fewest under way. */
function laneFor(lanes: readonly Lane[]): Lane {
  return (
    lanes.find(({ collected }) => collected > 0 && collected < collectedAtMost) ??
    lanes.reduce((least, lane) => (lane.underWay < least.underWay ? lane : least))
  )
}

function sent(
  lane: Lane,
  client: pg.Client,
  { name, text, values }: Statement,
): Promise<readonly Row[]> {
  cork(lane, client)
  return new Promise((resolve, reject) => {
    const query = { text, values: values as unknown[] }
    // biome-ignore lint/nursery/noFloatingPromises: with a callback it returns nothing; Biome reads another overload.
    client.query<Row>(name ? { ...query, name } : query, (error: Error | null, result) => {
      lane.underWay -= 1
      if (error) reject(error)
      else resolve(result.rows)
    })
  })
}

function failed(lane: Lane): (error: unknown) => never {
  return (error) => {
    lane.underWay -= 1
    throw error
  }
}

/** What is sent in one turn of the event loop is written at once: a write to a socket costs more than the statement in it. */
function cork(lane: Lane, { connection: { stream } }: pg.Client): void {
  lane.collected += 1
  if (lane.collected > 1) return
  stream.cork()
  setImmediate(() => {
    lane.collected = 0
    stream.uncork()
  })
}

function opened(
  lane: Lane,
  config: pg.ClientConfig,
  onError: (error: Error) => void,
): Promise<pg.Client> {
  lane.opening ??= connected(lane, config, onError)
  return lane.opening
}

async function connected(
  lane: Lane,
  config: pg.ClientConfig,
  onError: (error: Error) => void,
): Promise<pg.Client> {
  const client = new pg.Client({ ...config, pipeline: true })
  const forget = (): void => {
    lane.client = undefined
    lane.opening = undefined
  }
  // INVARIANT: without a listener a connection that breaks would end the process.
  client.on('error', (error) => {
    forget()
    onError(error)
  })
  client.on('end', forget)
  try {
    await client.connect()
  } catch (error) {
    forget()
    throw error
  }
  lane.client = client
  return client
}
