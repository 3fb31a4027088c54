import type { Subject } from '@motlan/kernel'
import type { AskedSubject } from '@motlan/ledger'
import type { ConsentScope, Fact, Facts } from '@motlan/policy'

/** What one look-up says about itself to whoever finds out facts for it. */
export interface FactQuestion {
  readonly agency: string
  readonly purpose: string
  /**
   * What a case has to be of: the procedure that is named. Where only a purpose is, a procedure that serves it, or the
   * purpose itself: a dossier that an authority opens without anybody applying.
   */
  readonly procedures: readonly string[]
  /** The case that is named: then no other counts. */
  readonly case?: string
  readonly at: Date
  /** The facts that are wanted: all of them are kept by the exchange. */
  readonly facts: readonly Fact[]
  /** What each scope covers today; consent to less is no consent. */
  readonly consentScopes: ReadonlyMap<string, ConsentScope>
  readonly subjects: readonly AskedSubject[]
}

/** Where facts are found that no registry holds: open cases, consents, orders of courts. */
export interface FactSource {
  /**
   * One answer per subject, in the order of the question. What is not in an answer is not known; a rejection means that
   * nothing is.
   */
  readonly find: (question: FactQuestion) => Promise<readonly Facts[]>
}

/** What was found out about the subjects that a look-up names, for those about whom the same was. */
export interface KnownFacts {
  readonly of: ReadonlyMap<Subject, Facts>
  /** The relations along which the consent of the citizen goes: to what is theirs, never to another person. */
  readonly along: ReadonlySet<string>
}

/** What is known in one relation. Facts about people reached through references are never looked up. */
export function factsIn(
  known: KnownFacts | undefined,
  relation: string,
  subject: Subject,
): Facts | undefined {
  if (!known) return undefined
  if (relation === 'self') return known.of.get(subject)
  return known.along.has(relation) ? consentsIn(known.of.get('Citizen')) : undefined
}

function consentsIn(facts: Facts = {}): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => id.startsWith('consent.')))
}
