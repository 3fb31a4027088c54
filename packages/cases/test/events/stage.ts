import { randomBytes } from 'node:crypto'
import type { Attribute } from '@motlan/kernel'
import type { ChangeSource } from '../../src/events/change.ts'
import { readSignals, type Signal } from '../../src/events/read-signals.ts'
import { relayNext } from '../../src/events/relay.ts'
import { type FactsAbout, rightsUnder } from '../../src/events/rights.ts'
import { signalKeys } from '../../src/events/signal-keys.ts'
import type { Subscriber } from '../../src/events/subscriber.ts'
import { subscribe } from '../../src/events/subscriptions.ts'
import { type Exchange, makeExchange } from './exchange.ts'
import { type Permits, policyOf } from './hand-written-policy.ts'

const clock = () => new Date('2026-11-21T03:00:00Z')

const names = [
  'Citizen.dateOfBirth',
  'Citizen.dateOfDeath',
  'Citizen.permanentResidence.address',
  'Citizen.permanentResidence.adminUnitCode',
  'Citizen.religion',
]

/** Every attribute of this stage. */
const vocabulary = new Map(
  names.map((name): [string, Attribute] => [
    name,
    {
      name,
      subject: 'Citizen',
      source: 'population',
      type: 'String',
      sensitivity: 'basic',
      meaning: { vi: name, en: name },
    },
  ]),
)

/** An exchange, and a policy that a test may exchange. */
export interface Stage extends Exchange {
  readonly parts: ReturnType<typeof partsOf>
  /** Puts another policy in force. */
  readonly permit: (permits: Permits) => void
  readonly follow: (
    subscriber: Subscriber,
    attributes: readonly string[],
    ...citizens: readonly string[]
  ) => Promise<readonly string[]>
  readonly relayAll: (source: ChangeSource) => Promise<void>
  /** The cursor behind the last signal there is but so many. */
  readonly end: (agency: string, but?: number) => Promise<string>
  /** Every signal of an agency, page by page. */
  readonly all: (agency: string, after?: string, first?: number) => Promise<readonly Signal[]>
}

export async function openStage(
  adminUrl: string,
  permits: Permits,
  factsAbout: FactsAbout = async () => ({}),
): Promise<Stage> {
  const exchange = await makeExchange(adminUrl)
  let policy = policyOf(permits)
  const parts = partsOf(exchange, () => policy, factsAbout)
  return {
    ...exchange,
    parts,
    permit: (next) => {
      policy = policyOf(next)
    },
    follow: async (subscriber, attributes, ...citizens) => {
      const subjects = citizens.map((subjectId) => ({ subject: 'Citizen' as const, subjectId }))
      const named = citizens.length > 0 ? { subjects } : {}
      const asked = { subscriber, officer: 'officer-7', attributes, ...named }
      return (await subscribe(asked, parts)).pseudonyms
    },
    relayAll: async (source) => {
      while ((await relayNext(source, parts)) > 0) {
        // As long as there is something.
      }
    },
    end: async (agency, but = 0) => {
      const { rows } = await exchange.pool.query<{ position: string }>(
        'select coalesce(max(position), 0) as position from cases.signal where agency = $1',
        [agency],
      )
      return parts.keys.cursor(agency, Number(rows[0]?.position) - but)
    },
    all: async (agency, after, first = 100) => {
      const told: Signal[] = []
      let cursor = after
      for (;;) {
        const page = await readSignals({ agency, after: cursor, first }, parts)
        told.push(...page.signals)
        cursor = page.cursor ?? cursor
        if (!page.hasMore) return told
      }
    },
  }
}

function partsOf(
  { pool, connection }: Exchange,
  policy: () => ReturnType<typeof policyOf>,
  factsAbout: FactsAbout,
) {
  const rights = () => rightsUnder(policy(), factsAbout, clock())
  const keys = signalKeys(randomBytes(32))
  return { pool, connection, keys, rights, policy, factsAbout, vocabulary, clock }
}
