import type { Grounds } from '@motlan/policy'

/** One field of the client's document, named for the policy: the attribute, and how its subject is related to the subject of the case. */
export interface AskedAttribute {
  readonly attribute: string
  readonly relation: string
}

/** What was decided for one look-up. Both the pruned document and the answer are made from it, and from nothing else. */
export interface DecisionSet {
  /** Equal decisions have equal ids, across requests: caches are keyed by it. */
  readonly id: string
  /** The grounds on which an attribute may leave, or undefined where it may not. */
  readonly grounds: (asked: AskedAttribute) => Grounds | undefined
}
