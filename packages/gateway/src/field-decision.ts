import { isSubject, type Subject, subjectKeys } from '@motlan/kernel'
import type { Grounds } from '@motlan/policy'
import type { AskedAttribute, DecisionSet } from './decision.ts'
import { relationThrough } from './names.ts'
import type { ShaperOptions } from './shaped.ts'

/** Where a selection set stands: about whom, and what the mere existence of its object gives away. */
export interface Standing {
  readonly subject: Subject | undefined
  readonly relation: string
  /** Undefined where existence gives nothing away: at the root, and where everything is open. */
  readonly presence: AskedAttribute | undefined
  /** Whether presence is known about this subject; behind a reference it is known about the one that refers. */
  readonly isOwnPresence: boolean
}

/** What a value discloses when it leaves, and on what grounds. */
export interface Disclosing extends AskedAttribute {
  readonly subject: Subject
  readonly grounds: Grounds
}

/** What was decided about one field where it stands. */
export type FieldDecision =
  | {
      readonly kind: 'given'
      readonly discloses: Disclosing | undefined
      /** Where the fields below it stand. */
      readonly below: Standing
      /** Set where the fields below it are about another subject. */
      readonly enters: Subject | undefined
    }
  | { readonly kind: 'withheld'; readonly asked: AskedAttribute }
  | { readonly kind: 'local' }

export interface Deciding {
  readonly meaningOf: ShaperOptions['meaningOf']
  readonly decided: DecisionSet
}

/** Where the fields of Query stand. */
export const atRoot: Standing = {
  subject: undefined,
  relation: 'self',
  presence: undefined,
  isOwnPresence: false,
}

/** Decides about one field. INVARIANT: what stands for nothing, or could not be recorded, is withheld. */
export function decideField(
  type: string,
  field: string,
  standing: Standing,
  { meaningOf, decided }: Deciding,
): FieldDecision {
  if (field === '__typename') return decidePresence(standing, decided)
  const meaning = meaningOf(type, field)
  const { relation, subject } = standing
  const given = { kind: 'given', discloses: undefined, below: standing, enters: undefined } as const
  if (meaning === undefined) {
    const asked = { attribute: `${type}.${field}`, relation }
    return standing === atRoot ? { kind: 'local' } : { kind: 'withheld', asked }
  }
  if (meaning === 'open') return { ...given, below: { ...standing, presence: undefined } }
  switch (meaning.kind) {
    case 'key': {
      // Seen where nothing was decided about the subject, an identifier is as closed as any attribute.
      if (standing.presence) return decidePresence(standing, decided)
      return { kind: 'withheld', asked: { attribute: meaning.name, relation } }
    }
    case 'group': {
      const presence = { attribute: meaning.name, relation }
      return { ...given, below: { subject, relation, presence, isOwnPresence: true } }
    }
    case 'entry': {
      const asked = { attribute: `${meaning.subject}.${subjectKeys[meaning.subject]}`, relation }
      if (!decided.grounds(asked)) return { kind: 'withheld', asked }
      const below = {
        subject: meaning.subject,
        relation,
        presence: asked,
        isOwnPresence: true,
      }
      return { ...given, below, enters: meaning.subject }
    }
    case 'attribute': {
      const { name: attribute, relation: step, type: points } = meaning.attribute
      const asked = { attribute, relation }
      const discloses = disclosing(asked, subject, decided)
      if (!discloses || subject !== meaning.attribute.subject) return { kind: 'withheld', asked }
      if (step === undefined || !isSubject(points)) return { ...given, discloses }
      const through = relationThrough(relation, step)
      const below = { subject: points, relation: through, presence: asked, isOwnPresence: false }
      return { kind: 'given', discloses, below, enters: points }
    }
  }
}

/** The identifier and the type of an object say that it exists, and nothing more. */
function decidePresence(standing: Standing, decided: DecisionSet): FieldDecision {
  const { presence, isOwnPresence, subject } = standing
  const given = { kind: 'given', below: standing, enters: undefined } as const
  if (!presence) return { ...given, discloses: undefined }
  const discloses = disclosing(presence, subject, decided)
  if (!discloses) return { kind: 'withheld', asked: presence }
  // Behind a reference, the reference itself is what is recorded.
  return { ...given, discloses: isOwnPresence ? discloses : undefined }
}

function disclosing(
  asked: AskedAttribute,
  subject: Subject | undefined,
  decided: DecisionSet,
): Disclosing | undefined {
  const grounds = decided.grounds(asked)
  return grounds && subject && { ...asked, subject, grounds }
}
