import type { Property, Scope } from '../analysis/property.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { and, type Numbering, or } from './numbering.ts'
import { askedBy } from './smt-policy.ts'
import { isInScope, isPermittedBy, type SmtQuestion, smtQuestion } from './smt-question.ts'

/** What would refute a property: questions, and what must be true of them. */
export interface Refutation {
  readonly questions: readonly SmtQuestion[]
  readonly assertion: string
}

type AboutQuestions = Exclude<Property, { kind: 'basis-in-force' }>

/** What would refute a property, as a formula. */
export function refutationOf(
  policy: CompiledPolicy,
  property: AboutQuestions,
  numbering: Numbering,
): Refutation {
  const question = smtQuestion('q', numbering)
  const within = (scope: Scope, one: SmtQuestion = question) =>
    isInScope(scope, one, policy, numbering)
  const permitted = (one: SmtQuestion = question) => isPermittedBy('permitted', one)
  const one = (parts: readonly string[]): Refutation => ({
    questions: [question],
    assertion: and(parts),
  })
  switch (property.kind) {
    case 'never':
      return one([within(property.never), permitted()])
    case 'only':
      return one([
        within(property.of),
        permitted(),
        `(not ${or(property.to.map((scope) => within(scope)))})`,
      ])
    case 'always':
      return one([within(property.always), canBeAsked(), `(not ${permitted()})`])
    case 'no-new-access-since':
      return one([
        permitted(),
        `(not ${isPermittedBy('before', question)})`,
        `(not ${or((property.except ?? []).map((scope) => within(scope)))})`,
      ])
    case 'monotone':
      return monotone(property.facts, property.scope ?? {})
    case 'never-together':
      return together(property)
  }

  /** A question that exists: procedures come with the purpose they serve. */
  function canBeAsked(): string {
    return isPermittedBy(askedBy('permitted'), question)
  }

  function monotone(facts: readonly string[], scope: Scope): Refutation {
    const named = numbering.fact.flatMap((id, at) =>
      facts.some((name) => name === id || (name.endsWith('*') && id.startsWith(name.slice(0, -1))))
        ? [at]
        : [],
    )
    const more = smtQuestion('more', numbering, {
      with: question,
      parts: ['agency', 'purpose', 'procedure', 'relation', 'attribute', 'day'],
    })
    const changes = named.map((changed) =>
      and(
        numbering.fact.map((_, at) =>
          at === changed
            ? `(and (not ${question.facts[at]}) ${more.facts[at]})`
            : `(= ${question.facts[at]} ${more.facts[at]})`,
        ),
      ),
    )
    return {
      questions: [question, more],
      assertion: and([within(scope), permitted(), `(not ${permitted(more)})`, or(changes)]),
    }
  }

  function together({
    sets,
    within: gathered,
    scope = {},
  }: Extract<Property, { kind: 'never-together' }>): Refutation {
    const common = {
      agency: ['agency', 'day'],
      request: ['agency', 'purpose', 'procedure', 'day'],
      subject: ['agency', 'purpose', 'procedure', 'relation', 'day', 'facts'],
    } as const
    const questions = sets.map((_, index) =>
      index === 0
        ? question
        : smtQuestion(`q${index}`, numbering, { with: question, parts: common[gathered] }),
    )
    return {
      questions,
      assertion: and(
        questions.flatMap((each, index) => [
          within({ ...scope, attributes: sets[index] ?? [] }, each),
          permitted(each),
        ]),
      ),
    }
  }
}
