import { Refusal } from '@motlan/kernel'
import { type Property, scopesOf } from '../analysis/property.ts'
import type { Question } from '../analysis/question.ts'
import { numbered } from '../analysis/scope.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { type Numbering, numberingOf } from './numbering.ts'
import { basisGap } from './smt-basis.ts'
import { smtPolicy } from './smt-policy.ts'
import { type Refutation, refutationOf } from './smt-property.ts'
import { declared, foundQuestion, isAskedOn, isPermittedBy, smtQuestion } from './smt-question.ts'
import { openZ3, type Z3 } from './z3.ts'

/** What the solver found against a property: questions, in the order in which they refute it, or an agreement and a day. */
export interface Solved {
  readonly holds: boolean
  readonly questions: readonly Question[]
  readonly agreement?: string
  readonly day?: string
}

/** The second engine: the same answers by another way, with days as numbers and no list of epochs. */
export interface PolicySolver {
  readonly prove: (
    policy: CompiledPolicy,
    property: Property,
    options?: {
      readonly on?: string
      readonly version?: (name: string) => CompiledPolicy | undefined
    },
  ) => Promise<Solved>
  /** One question that the two versions decide differently, or undefined where there is none on any day. */
  readonly difference: (
    before: CompiledPolicy,
    after: CompiledPolicy,
    on?: string,
  ) => Promise<{ readonly change: 'gained' | 'lost'; readonly question: Question } | undefined>
  readonly close: () => Promise<void>
}

/** Opens the solver. Close it: its threads keep the process alive. */
export async function openSolver(): Promise<PolicySolver> {
  const z3 = await openZ3()
  return {
    prove: async (policy, property, { on, version } = {}) => {
      if (property.kind === 'basis-in-force') return basisGap(policy, z3)
      const before =
        property.kind === 'no-new-access-since' ? version?.(property.version) : undefined
      if (property.kind === 'no-new-access-since' && !before) {
        throw new Refusal('AGREEMENT_INVALID', `properties: ${property.id}`, {
          reason: `there is no version "${property.version}" to compare with`,
        })
      }
      const numbering = numberingOf(before ? [before, policy] : [policy])
      demandKnown(policy, property)
      const refutation = refutationOf(policy, property, numbering)
      const found = await refuted(refutation, { policy, before, property, on }, numbering, z3)
      return found ? { holds: false, questions: found } : { holds: true, questions: [] }
    },
    difference: async (before, after, on) => {
      const numbering = numberingOf([before, after])
      const question = smtQuestion('q', numbering)
      const was = isPermittedBy('before', question)
      const text = [
        smtPolicy('before', before, numbering),
        smtPolicy('after', after, numbering),
        declared([question], after, numbering),
        `(assert ${isAskedOn(question, { on })})`,
        `(assert (distinct ${was} ${isPermittedBy('after', question)}))`,
        `(declare-const was Bool) (assert (= was ${was}))`,
      ]
      const values = await z3.solve(text.join('\n'))
      return (
        values && {
          change: values.get('was') === 'true' ? 'lost' : 'gained',
          question: foundQuestion(question, values, numbering),
        }
      )
    },
    close: z3.close,
  }
}

async function refuted(
  { questions, assertion }: Refutation,
  {
    policy,
    before,
    property,
    on,
  }: {
    readonly policy: CompiledPolicy
    readonly before: CompiledPolicy | undefined
    readonly property: Property
    readonly on: string | undefined
  },
  numbering: Numbering,
  z3: Z3,
): Promise<readonly Question[] | undefined> {
  const text = [
    smtPolicy('permitted', policy, numbering),
    ...(before ? [smtPolicy('before', before, numbering)] : []),
    declared(questions, policy, numbering),
    ...questions.map(
      (question) => `(assert ${isAskedOn(question, { on, during: property.during })})`,
    ),
    `(assert ${assertion})`,
  ]
  const values = await z3.solve(text.join('\n'))
  return values && questions.map((question) => foundQuestion(question, values, numbering))
}

/** A name that no catalogue has is refused here as it is by the first engine. */
function demandKnown(policy: CompiledPolicy, property: Property): void {
  for (const scope of scopesOf(property)) numbered(scope, policy, `properties: ${property.id}`)
}
