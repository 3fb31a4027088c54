import type { Subject } from '@motlan/kernel'
import type { Facts, Grounds, Policy, Settlement } from '@motlan/policy'
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
  /** Whether there are facts under which an attribute may be known. */
  readonly possible: (subscriber: Subscriber, attribute: string) => boolean
}

/** What of a policy decides who is told. */
export type TellingPolicy = Pick<
  Policy,
  'hash' | 'agencies' | 'procedures' | 'purposes' | 'decide' | 'settle'
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

  return {
    policy: policy.hash,
    possible: (subscriber, attribute) => settlementFor(subscriber).possible.has(attribute),
    permitted: async ({ subscriber, subject, subjectId, attributes }) => {
      const { certain, possible, needs } = settlementFor(subscriber)
      const open = attributes.filter((name) => !certain.permitted.has(name) && possible.has(name))
      const facts = open.length > 0 ? needs(open) : []
      const row =
        facts.length === 0
          ? certain
          : policy.decide({
              ...askOf(subscriber),
              facts: await factsAbout({ subscriber, subject, subjectId }, facts, at),
            })
      return new Map(
        attributes.flatMap((name) => {
          const grounds = row.permitted.get(name)
          return grounds ? [[name, grounds] as const] : []
        }),
      )
    },
  }
}
