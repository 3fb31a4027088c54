import { digest, type Subject } from '@motlan/kernel'
import type { DecidedText } from '@motlan/ledger'
import {
  type Facts,
  type Grounds,
  keptDecision,
  type Policy,
  type Settlement,
} from '@motlan/policy'
import { dayInVietNam } from '../viet-nam-day.ts'
import { type Subscriber, subscriberText } from './subscriber.ts'

/** May a subscriber know these attributes of this subject? */
export interface RightAsked {
  readonly subscriber: Subscriber
  readonly subject: Subject
  readonly subjectId: string
  readonly attributes: readonly string[]
}

/** Looks up the facts that decide, by their ids, as they are for one subject at one moment. */
export type FactsAbout = (
  asked: Omit<RightAsked, 'attributes'>,
  facts: readonly string[],
  at: Date,
) => Promise<Facts>

/** What the policy says at one moment; asked many times with one set of rules. */
export interface Rights {
  /** The hash of the version that says it. */
  readonly policy: string
  /** The attributes that may be known, with their grounds. */
  readonly permitted: (asked: RightAsked) => Promise<ReadonlyMap<string, Grounds>>
  /** The same, with what is kept of the decision, so that it can be explained and taken again. */
  readonly decided: (asked: RightAsked, operation: string) => Promise<Decided>
  /** Whether there are facts under which an attribute may be known. */
  readonly possible: (subscriber: Subscriber, attribute: string) => boolean
}

/** What may be known, and what is kept of the decision. */
interface Decided {
  readonly permitted: ReadonlyMap<string, Grounds>
  readonly decided: DecidedText
}

/** What of a policy decides who is told. */
export type TellingPolicy = Pick<
  Policy,
  'hash' | 'agencies' | 'procedures' | 'purposes' | 'epoch' | 'decide' | 'settle'
>

/**
 * The rights of subscribers under one version of the policy on the day of `at`. What depends on facts that nobody
 * looks up is refused.
 */
export function rightsUnder(policy: TellingPolicy, factsAbout: FactsAbout, at: Date): Rights {
  const on = dayInVietNam(at)
  const settled = new Map<string, Settlement>()
  const askOf = (subscriber: Subscriber) => ({ ...subscriber, relation: 'self', on })

  function settlementFor(subscriber: Subscriber): Settlement {
    const key = subscriberText(subscriber)
    const settlement = settled.get(key) ?? policy.settle(askOf(subscriber))
    settled.set(key, settlement)
    return settlement
  }

  /** Looks up what decides and is not settled without. */
  async function factsOf({ subscriber, attributes, ...whom }: RightAsked): Promise<Facts> {
    const { certain, possible, needs } = settlementFor(subscriber)
    const open = attributes.filter((name) => !certain.permitted.has(name) && possible.has(name))
    const facts = open.length > 0 ? needs(open) : []
    return facts.length === 0 ? {} : factsAbout({ subscriber, ...whom }, facts, at)
  }

  function permittedBy({ subscriber, attributes }: RightAsked, facts: Facts) {
    const isSettled = Object.keys(facts).length === 0
    const row = isSettled
      ? settlementFor(subscriber).certain
      : policy.decide({ ...askOf(subscriber), facts })
    return new Map(
      attributes.flatMap((name) => {
        const grounds = row.permitted.get(name)
        return grounds ? [[name, grounds] as const] : []
      }),
    )
  }

  return {
    policy: policy.hash,
    possible: (subscriber, attribute) => settlementFor(subscriber).possible.has(attribute),
    permitted: async (asked) => permittedBy(asked, await factsOf(asked)),
    decided: async (asked, operation) => {
      const facts = await factsOf(asked)
      const text = keptDecision(policy, {
        ...asked.subscriber,
        on,
        operation: digest(operation).slice(0, 22),
        strict: false,
        relations: [{ relation: 'self', asked: asked.attributes, facts, holding: [] }],
      })
      return { permitted: permittedBy(asked, facts), decided: { text } }
    },
  }
}
