import { didYouMean, Refusal, subjectKeys, subjectScalars } from '@motlan/kernel'
import { attributePath } from './attribute-path.ts'
import type { Dictionary } from './dictionary.ts'
import { didNotAnswer } from './did-not-answer.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation } from './evaluation.ts'
import { planOf } from './form-plan.ts'
import type { PlannedField } from './planned-field.ts'
import { brokenBy } from './problems.ts'
import { isCreated, type Procedure } from './procedure.ts'
import type { Situation } from './situation.ts'
import { type CheckedValue, valueProblems } from './value-problems.ts'

/**
 * Checks an answer before it is kept: the value as it is to be kept, or what is wrong with it. What some registry
 * already holds is refused as `ALREADY_DECLARED`, what the form does not have as `FIELD_UNKNOWN`.
 */
export function validateDeclared(
  situation: Situation,
  dictionary: Dictionary,
  key: string,
  value: unknown,
): CheckedValue {
  const evaluation = evaluate(situation, dictionary)
  const refusal = reAskIn(evaluation, key)
  if (refusal) throw refusal
  const field = planOf(evaluation).fields.find((each) => each.key === key)
  if (field === undefined) throw unknownField(key, situation.procedure)
  const isFree =
    field.state === 'toAsk' || field.state === 'declared' || field.field.editable === true
  if (isFree) {
    const checked = valueProblems(answerable(field, situation.procedure), value, evaluation)
    return checked.ok ? lawful(situation, dictionary, key, checked) : checked
  }
  const isOpen = field.state === 'waiting' || field.state === 'unavailable'
  if (isOpen && Object.values(situation.answers).some((answer) => didNotAnswer(answer))) {
    throw new Refusal('REGISTRY_UNAVAILABLE', key, {
      reason: 'whether this has to be asked is held by a registry that does not answer now',
      fix: 'declare it again later',
    })
  }
  const reason =
    field.state === 'waiting'
      ? {
          vi: 'Chưa biết có phải hỏi mục này hay không',
          en: 'It is not known yet whether this has to be asked',
        }
      : {
          vi: 'Mục này không hỏi người nộp, trừ khi cán bộ cho phép',
          en: 'This is not asked, unless an officer lets it be asked once',
        }
  return { ok: false, problems: [{ field: key, rule: field.state, reason }] }
}

/** What the law says of an answer is said as soon as it is given, and not when the case is submitted. */
function lawful(
  situation: Situation,
  dictionary: Dictionary,
  key: string,
  checked: CheckedValue & { readonly ok: true },
): CheckedValue {
  const { [key]: _, ...others } = situation.declared
  const before = evaluate({ ...situation, declared: others }, dictionary)
  const declared = { ...others, [key]: checked.value }
  const problems = brokenBy(key, before, evaluate({ ...situation, declared }, dictionary))
  return problems.length > 0 ? { ok: false, problems } : checked
}

/**
 * The refusal of an answer that repeats what is held: by the key of a field, or by the path of any attribute, which
 * need not be on the form (`mother.dateOfBirth`). Undefined where it may be declared.
 */
export function reAsk(
  situation: Situation,
  dictionary: Dictionary,
  key: string,
): Refusal | undefined {
  return reAskIn(evaluate(situation, dictionary), key)
}

function reAskIn(evaluation: Evaluation, key: string): Refusal | undefined {
  const { situation, dictionary } = evaluation
  const { procedure } = situation
  const [name = '', subject] = key.split('/')
  const field = procedure.fields.find(({ id }) => id === name)
  if (field === undefined) {
    const path = key.includes('.') ? attributePath(procedure, key) : undefined
    const held = path && dictionary.vocabulary.get(path.name)
    if (held === undefined || path === undefined) return undefined
    const isNew = isCreated(procedure.roles[path.role])
    return isNew ? undefined : alreadyDeclared(key, procedure, [path.name], { source: held.source })
  }
  if (field.editable || situation.allowed?.includes(key)) return undefined
  const evaluated = evaluation.value(name, subject)
  if (evaluated.state !== 'known' || evaluated.source === 'applicant') return undefined
  const { attributes, source, asOf } = evaluated
  return alreadyDeclared(key, procedure, attributes, {
    source,
    ...(asOf !== undefined && { asOf }),
    ...(evaluated.step !== undefined && { step: evaluated.step }),
  })
}

function alreadyDeclared(
  key: string,
  procedure: Procedure,
  attributes: readonly string[],
  told: { readonly source: string; readonly asOf?: string; readonly step?: string },
): Refusal {
  const [attribute = key] = attributes
  const query = queryFor(attributes)
  return new Refusal('ALREADY_DECLARED', key, {
    reason: `${told.source} already holds it: it is not asked again`,
    details: {
      attribute,
      procedure: procedure.code,
      ...told,
      ...(query !== undefined && { query }),
    },
  })
}

/** The smallest look-up that gives the same value. */
function queryFor(attributes: readonly string[]): string | undefined {
  const [subject] = attributes[0]?.split('.') ?? []
  if (subject !== 'Citizen' && subject !== 'Business' && subject !== 'Parcel') return undefined
  const key = subjectKeys[subject]
  const selections = attributes.map((name) => {
    const [, ...fields] = name.split('.')
    return fields.reduceRight((below, field) => (below ? `${field} { ${below} }` : field), '')
  })
  const entry = `${subject.toLowerCase()}(${key}: $${key})`
  return `query($${key}: ${subjectScalars[subject]}!) { ${entry} { ${selections.join(' ')} } }`
}

/** A default for a new fact is typed by the attribute it was read from. */
function answerable(field: PlannedField, { fields }: Procedure): PlannedField {
  if (field.answer || !fields.includes(field.field)) return field
  const held = field.field.from.find((source) => 'attribute' in source)
  return held ? { ...field, answer: { changes: held.attribute } } : field
}

function unknownField(key: string, { fields }: Procedure): Refusal {
  const near = didYouMean(
    key,
    fields.map(({ id }) => id),
  )
  return new Refusal('FIELD_UNKNOWN', key, {
    ...(near !== undefined && { fix: `did you mean "${near}"?` }),
  })
}
