import type { Bilingual } from '@motlan/kernel'
import { askedIn } from './asked-fields.ts'
import { attributePath } from './attribute-path.ts'
import type { BurdenStep } from './burden.ts'
import type { Condition } from './condition.ts'
import { derivations } from './derivations.ts'
import type { Dictionary } from './dictionary.ts'
import type { Answer, FieldSource } from './field.ts'
import { markdownTable } from './markdown-table.ts'
import type { Notice } from './notice.ts'
import type { LegalText, Procedure, Role, RoleSource } from './procedure.ts'

/** One procedure as a section of a page: its form with the source of every field, its roles, what registries are told. */
export function renderForm(
  procedure: Procedure,
  dictionary: Dictionary,
  notices: readonly Notice[],
): string {
  const { title, variants, roles, fields, requirements, effects, legalBases, deadline, fees } =
    procedure
  const codes = variants.map(({ id, code, form, province }) => [
    code,
    id,
    both(form),
    province ?? 'all',
  ])
  const form = fields.map((field) => [
    field.number,
    both(field.title),
    field.from.map((source) => sourceText(procedure, source, dictionary, notices)).join('; else '),
    [
      ...(field.each ? [`each of ${field.each}`] : []),
      ...(field.when ? [`when ${conditionText(field.when)}`] : []),
      ...(field.optional ? ['optional'] : []),
      ...(field.doubts ?? []).map(({ because }) => `to confirm when ${because}`),
      ...(askedIn(procedure, field) === 'never' ? [] : ['**asked**']),
    ].join(', '),
  ])
  const people = Object.entries(roles).map(([name, role]) => [
    name,
    both(role.title),
    role.filledBy.map(filledText).join(role.many ? '; and ' : '; else '),
    manyText(role),
  ])
  const told = effects.map(({ id, registry, mutation, when }) => [
    id,
    registry,
    mutation,
    when ? `when ${conditionText(when)}` : '',
  ])
  const rules = requirements.map(({ reason, field, law }) => [both(reason), field, law])
  const within = `${deadline.amount} ${deadline.unit.replace('-', ' ')}${deadline.atMost ? `, at most ${deadline.atMost}` : ''} (${deadline.source})`
  const paid = fees.map(({ title, source }) => `${both(title)} (${source})`).join('; ')
  return [
    `## ${title.en}`,
    title.vi,
    `Law: ${legalBases.map(lawText).join('; ')}. Handled by ${procedure.agencies.join(', ')}, within ${within}.${paid ? ` Paid: ${paid}.` : ''}`,
    markdownTable(['Code', 'Variant', 'Form it replaces', 'Province'], codes),
    markdownTable(['No.', 'Field', 'Source', ''], form),
    markdownTable(['Role', 'Who', 'Filled by', ''], people),
    ...(rules.length > 0 ? [markdownTable(['Refused where', 'Field', 'Law'], rules)] : []),
    markdownTable(['Effect', 'Registry', 'Declaration', ''], told),
    markdownTable(['Before', 'After'], burdenRows(procedure)),
  ].join('\n\n')
}

/** The steps of the applicant on paper beside those that are left. */
function burdenRows({ burden: { before, after, casesPerYear, source } }: Procedure): string[][] {
  const shown = ({ title, counts }: BurdenStep) =>
    `${both(title)} (${Object.entries(counts)
      .map(([quantity, count]) => `${quantity} ${count}`)
      .join(', ')})`
  const left = [...after.map(shown), 'Khai các mục còn hỏi — Answer what is asked']
  const rows = Array.from({ length: Math.max(before.length, left.length) }, (_, at) => {
    const step = before[at]
    return [step ? shown(step) : '', left[at] ?? '']
  })
  return [...rows, [`${casesPerYear.toLocaleString('en-US')} cases a year`, source]]
}

function sourceText(
  procedure: Procedure,
  source: FieldSource,
  { vocabulary }: Dictionary,
  notices: readonly Notice[],
): string {
  if ('key' in source) return `who is ${source.key}`
  if ('notice' in source) {
    const notice = notices.find(({ id }) => id === source.notice)
    return `${notice?.title.en ?? source.notice}: ${source.item}`
  }
  if ('derive' in source) {
    return `derived: ${source.derive} (${derivations[source.derive]?.law ?? ''})`
  }
  if ('applicant' in source) return `the applicant: ${answerText(source.applicant)}`
  const path = attributePath(procedure, source.attribute, source.parts)
  const [first = ''] = path?.attributes ?? []
  const parts = source.parts ? ` (${source.parts.join(', ')})` : ''
  return `${vocabulary.get(first)?.source ?? ''}: ${source.attribute}${parts}${source.by ? `, asked by ${source.by}` : ''}`
}

function answerText(answer: Answer): string {
  if ('becomes' in answer) return `becomes ${answer.becomes}`
  if ('changes' in answer) return `changes ${answer.changes}`
  return 'scalar' in answer ? answer.scalar : Object.keys(answer.choices).join(', ')
}

function filledText(source: RoleSource): string {
  const when = source.when ? ` when ${conditionText(source.when)}` : ''
  if ('login' in source) return `login of the ${source.login}${when}`
  if ('reference' in source) return `${source.reference}${when}`
  if ('choice' in source) return `choice of ${source.choice.join(', ')}${when}`
  if ('notice' in source) return `${source.notice}: ${source.item}${when}`
  return 'answer' in source ? `answer${when}` : `effect ${source.effect}${when}`
}

/** A condition as somebody would say it. */
function conditionText(condition: Condition): string {
  if ('variant' in condition) return `the variant is ${condition.variant.join(' or ')}`
  if ('field' in condition) return `${condition.field} is ${condition.is.map(String).join(' or ')}`
  if ('known' in condition) return `${condition.known} is known`
  if ('filled' in condition) return `there is ${condition.filled}`
  if ('not' in condition) return `not (${conditionText(condition.not)})`
  if ('all' in condition) return condition.all.map(conditionText).join(' and ')
  return condition.any.map(conditionText).join(' or ')
}

function manyText({ many, optional }: Role): string {
  return [...(many ? ['several'] : []), ...(optional ? ['optional'] : [])].join(', ')
}

function lawText({ law, article, from, until, assumption }: LegalText): string {
  const days = until === undefined ? `from ${from}` : `${from} to before ${until}`
  return `${law}${article ? ` art. ${article}` : ''} (${days}${assumption ? ', assumption' : ''})`
}

function both({ vi, en }: Bilingual): string {
  return `${vi} — ${en}`
}
