import { Refusal, type Transport } from '@motlan/kernel'
import type { AskedSubject } from '@motlan/ledger'
import type { Facts } from '@motlan/policy'
import { type FactParts, findFacts } from './find-facts.ts'
import type { Caller } from './identify.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import { dayInVietNam } from './viet-nam-day.ts'

/** Facts about one subject that decide what somebody is told without having asked just now. */
interface FactsWanted extends AskedSubject {
  readonly subscriber: Pick<Caller, 'agency' | 'procedure' | 'purpose'>
  /** Ids of the catalogue. */
  readonly facts: readonly string[]
  readonly at: Date
}

/**
 * Finds out facts in the ways that look-ups find them out. A fact nobody can tell is not in the answer. Rejects with
 * `REGISTRY_UNAVAILABLE` where whoever could tell does not answer now: who asks a look-up is refused and asks again, but
 * who is to be told of something would never hear of it.
 */
export type FindFactsAbout = (wanted: FactsWanted) => Promise<Facts>

/** Finds facts for whoever tells of changes. Only whether they hold goes further. */
export function factsAbout(
  policy: () => PolicyInForce,
  newId: () => string,
  parts: FactParts,
): FindFactsAbout {
  return async ({ subscriber, subject, subjectId, facts, at }) => {
    const watch = watched(parts)
    const [known = {}] = await findFacts(
      {
        requestId: newId(),
        caller: { ...subscriber, officer: 'change-desk' },
        policy: policy(),
        at,
        on: dayInVietNam(at),
        subjects: [{ subject, subjectId }],
        needs: () => facts,
        signal: AbortSignal.timeout(2 * parts.timeout),
      },
      watch.parts,
    )
    const [silent] = watch.silent
    if (silent !== undefined) throw new Refusal('REGISTRY_UNAVAILABLE', silent)
    return known
  }
}

/** The same ways, and who of those asked has not answered, or not properly. */
function watched({ facts, registries, ...parts }: FactParts): {
  readonly parts: FactParts
  readonly silent: ReadonlySet<string>
} {
  const silent = new Set<string>()
  async function answered<Answer>(
    name: string,
    ask: () => Promise<Answer>,
    isAnswer: (answer: Answer) => boolean,
  ): Promise<Answer> {
    silent.add(name)
    const answer = await ask()
    if (isAnswer(answer)) silent.delete(name)
    return answer
  }
  const listening =
    (name: string, transport: Transport): Transport =>
    (request) =>
      answered(
        name,
        () => transport(request),
        ({ data, errors }) => data != null && !errors?.length,
      )
  const transports = Object.fromEntries(
    Object.entries(registries.transports).map(([name, transport]) => [
      name,
      listening(name, transport),
    ]),
  )
  const source = facts && {
    find: (question: Parameters<typeof facts.find>[0]) =>
      answered(
        'exchange',
        () => facts.find(question),
        () => true,
      ),
  }
  return { parts: { ...parts, facts: source, registries: { ...registries, transports } }, silent }
}
