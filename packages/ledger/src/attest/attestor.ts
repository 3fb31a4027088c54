import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { readVerifierKey } from '../note/note-key.ts'
import { readNote } from '../note/signed-note.ts'
import { ledgerPool, onConnection } from '../store/connection.ts'
import type { Published } from '../store/notary.ts'
import { storedTree } from '../store/stored-tree.ts'
import { textHash } from '../tree/hash.ts'
import { consistencyRanges, hashesOf } from '../tree/proof.ts'
import { askWitness, type WitnessAddress } from './ask-witness.ts'
import { isStampFor, timeStampQuery } from './time-stamp.ts'

/** Whom a ledger asks to attest its checkpoints. */
export interface Attesting {
  readonly witnesses?: readonly WitnessAddress[]
  /** An RFC 3161 authority, and how many milliseconds lie between two stamps: an hour where nothing is said. */
  readonly timeStamps?: { readonly url: string; readonly every?: number }
  /** Told when somebody does not attest: look-ups go on, and the next checkpoint is tried. */
  readonly failed?: (by: string, cause: unknown) => void
}

/** Has checkpoints attested by others. */
export interface Attestor {
  readonly published: (published: Published) => void
  readonly close: () => Promise<void>
}

interface AttestorOptions extends Attesting {
  readonly connection: pg.ClientConfig
  readonly clock: () => Date
  readonly timeout: number
}

const hour = 3_600_000

/** Asks each of them for the newest checkpoint, one question at a time. INVARIANT: no commit and no checkpoint waits for them. */
export function openAttestor(options: AttestorOptions): Attestor {
  const { connection, clock, timeout, witnesses = [], timeStamps, failed = () => {} } = options
  const pool = ledgerPool(connection, { max: 1, timeout, name: 'motlan ledger attestor' })

  async function keep(
    { log, checkpoint }: Published,
    kind: 'witness' | 'time stamp',
    by: string,
    body: Buffer,
  ): Promise<void> {
    await pool.query(insertAttestation, [log, checkpoint.size, kind, by, clock(), body])
  }

  function witnessing(witness: WitnessAddress): (published: Published) => Promise<void> {
    const { name } = readVerifierKey(witness.key, 'witness')
    const seen = new Map<number, number>()
    return async (published) => {
      const { log, checkpoint, note } = published
      for (let attempt = 1; attempt <= 2; attempt++) {
        const older = seen.get(log) ?? 0
        const ranges = consistencyRanges(older, checkpoint.size)
        const proof = await onConnection(pool, (client) =>
          hashesOf(ranges, storedTree(client, log).hashAt),
        )
        const answer = await askWitness(witness, { older, proof, note }, timeout)
        seen.set(log, 'line' in answer ? checkpoint.size : answer.older)
        if ('line' in answer) return keep(published, 'witness', name, Buffer.from(answer.line))
      }
      throw new Error('the witness has seen another log under this name')
    }
  }

  function stamping(url: string, every: number): (published: Published) => Promise<void> {
    let last = Number.NEGATIVE_INFINITY
    return async (published) => {
      const now = clock().getTime()
      const text = readNote(published.note)?.text
      if (text === undefined || now - last < every) return
      const hash = textHash(text)
      const nonce = randomBytes(8)
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
        headers: { 'content-type': 'application/timestamp-query' },
        body: new Uint8Array(timeStampQuery(hash, nonce)),
      })
      const stamp = Buffer.from(await response.arrayBuffer())
      if (!isStampFor(stamp, hash, nonce))
        throw new Error('this is not the stamp that was asked for')
      await keep(published, 'time stamp', new URL(url).host, stamp)
      last = now
    }
  }

  const asked = [
    ...witnesses.map((each) => newestOnly(each.url, witnessing(each), failed)),
    ...(timeStamps
      ? [newestOnly(timeStamps.url, stamping(timeStamps.url, timeStamps.every ?? hour), failed)]
      : []),
  ]
  return {
    published: (published) => {
      for (const { tell } of asked) tell(published)
    },
    close: async () => {
      await Promise.all(asked.map(({ idle }) => idle()))
      await pool.end()
    },
  }
}

/** While one checkpoint is on its way the newest of those that follow waits: it says everything the others would. */
function newestOnly(
  by: string,
  attest: (published: Published) => Promise<void>,
  failed: (by: string, cause: unknown) => void,
) {
  let next: Published | undefined
  let running: Promise<void> | undefined
  async function run(): Promise<void> {
    for (let each = next; each; each = next) {
      next = undefined
      await attest(each).catch((cause: unknown) => failed(by, cause))
    }
    running = undefined
  }
  return {
    tell: (published: Published) => {
      next = published
      running ??= run()
    },
    idle: async () => running,
  }
}

const insertAttestation = `
insert into attestation (log, size, kind, by, at, body) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`
