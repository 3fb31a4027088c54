import { type ChildProcess, fork } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { bodies } from '../dossier.ts'
import type { ServerOrder, Serving } from '../lookup-server.ts'
import type { WrittenKeys } from '../setups/motlan.ts'
import { openStage, type Stage } from '../stage.ts'
import { type Aftermath, aftermathOf } from './aftermath.ts'

/** How hard it is hit. */
export interface KillOptions {
  readonly citizens: number
  readonly moments: number
  readonly gateways: number
  readonly clients: number
  /** Moments and victims follow from it. */
  readonly seed: number
  readonly tell: (line: string) => void
}

/** What clients were told, and what is on record. */
export interface KillRun extends Aftermath {
  readonly killed: Readonly<Record<Victim, number>>
  /** Answers that arrived at a client: each has to be on record. */
  readonly receipts: number
  readonly refused: number
}

const victims = ['gateway', 'postgres', 'both'] as const
type Victim = (typeof victims)[number]

interface Running extends Serving {
  readonly child: ChildProcess
}

/** Kills gateways and PostgreSQL with `kill -9` under load, again and again, and holds every receipt against the ledger. */
export async function killRun(options: KillOptions): Promise<KillRun> {
  const { citizens, moments, gateways, clients, seed, tell } = options
  const stage = await openStage(citizens)
  const keys = writtenKeys()
  const running: (Running | undefined)[] = []
  const receipts: string[] = []
  const killed = { gateway: 0, postgres: 0, both: 0 }
  const random = sequence(seed)
  let refused = 0
  let isOver = false

  async function client(questions: readonly string[], first: number): Promise<void> {
    for (let turn = first; !isOver; turn += 7) {
      const target = running[turn % gateways]
      const request = target && (await ask(target, questions[turn % questions.length] ?? ''))
      if (request !== undefined) receipts.push(request)
      else {
        refused++
        await pause(10)
      }
    }
  }

  /** Load has come back: answers arrive again. */
  async function underLoad(): Promise<void> {
    const until = receipts.length + clients * 2
    while (receipts.length < until) await pause(5)
  }

  async function kill(victim: Victim): Promise<void> {
    const index = Math.floor(random() * gateways)
    const gone = victim === 'postgres' ? undefined : running[index]
    if (gone) running[index] = undefined
    const exit = gone && once(gone.child, 'exit')
    gone?.child.kill('SIGKILL')
    if (victim !== 'gateway') await stage.crash()
    await exit
    if (victim !== 'gateway') await stage.recover()
    if (gone) running[index] = await started(stage, keys)
  }

  try {
    for (let index = 0; index < gateways; index++) running[index] = await started(stage, keys)
    const questions = bodies('dossier', stage.sample)
    const load = Array.from({ length: clients }, (_, index) => client(questions, index))
    for (let moment = 1; moment <= moments; moment++) {
      await underLoad()
      await pause(random() * 400)
      const victim = victims[Math.floor(random() * victims.length)] ?? 'both'
      killed[victim]++
      tell(`moment ${moment} of ${moments}: ${victim}, after ${receipts.length} receipts`)
      await kill(victim)
    }
    await underLoad()
    isOver = true
    await Promise.all(load)
    for (const each of running) each?.child.kill('SIGKILL')
    return {
      killed,
      receipts: receipts.length,
      refused,
      ...(await aftermathOf(stage.exchangeUrl, keys, receipts)),
    }
  } finally {
    isOver = true
    for (const each of running) each?.child.kill('SIGKILL')
    await stage.close()
  }
}

/** The id of a request whose answer has arrived; undefined where none has. */
async function ask({ url, headers }: Serving, body: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(10_000),
    })
    const answer = (await response.json()) as Answer
    return answer.data ? answer.extensions?.motlan?.requestId : undefined
  } catch {
    return undefined
  }
}

interface Answer {
  readonly data?: object | null
  readonly extensions?: { readonly motlan?: { readonly requestId: string } }
}

async function started({ appUrls, exchangeUrl }: Stage, ledgerKeys: WrittenKeys): Promise<Running> {
  const child = fork(new URL('../lookup-server.ts', import.meta.url), {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: [],
  })
  child.send({
    setup: 'motlan',
    statements: {},
    appUrls,
    exchangeUrl,
    ledgerKeys,
  } satisfies ServerOrder)
  const [serving] = (await once(child, 'message')) as [Serving]
  return { ...serving, child }
}

function writtenKeys(): WrittenKeys {
  const { privateKey } = generateKeyPairSync('ed25519')
  const signer = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return { master: randomBytes(32).toString('base64url'), signer }
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
