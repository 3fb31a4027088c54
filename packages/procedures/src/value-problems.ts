import { type Bilingual, isSubject, type Parsed, scalars, subjectScalars } from '@motlan/kernel'
import { attributeLimits } from './attribute-limits.ts'
import { attributePath } from './attribute-path.ts'
import type { Dictionary } from './dictionary.ts'
import type { Evaluation } from './evaluation.ts'
import type { Answer, Parts } from './field.ts'
import { mustBeChosen, type Option } from './options.ts'
import type { PlannedField, Problem } from './planned-field.ts'
import type { Procedure } from './procedure.ts'
import { objectIn } from './read-answers.ts'

/** A value as it is kept, or what is wrong with it. */
export type CheckedValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] }

type Wrong = { readonly rule: string; readonly reason: Bilingual; readonly part?: string }

/** Holds a value that the applicant gave against the type of what it becomes and against what there is to choose from. */
export function valueProblems(
  { key, field, answer, options }: PlannedField,
  given: unknown,
  { situation: { procedure }, dictionary }: Evaluation,
): CheckedValue {
  const source = field.from.find((each) => 'key' in each)
  const role = source && procedure.roles[source.key]
  const result = role
    ? several(given, role.many === true, (one) =>
        ofType(one, subjectScalars[role.subject], dictionary),
      )
    : answer
      ? several(given, answer.many === true, (one) => ofAnswer(one, answer, procedure, dictionary))
      : wrong('unasked', 'Mục này không phải khai', 'This is not asked')
  if (isWrong(result)) {
    const { part, ...told } = result
    return {
      ok: false,
      problems: [{ ...told, field: part === undefined ? key : `${key}.${part}` }],
    }
  }
  const limited = role ? mustBeChosen(role.filledBy) : options !== undefined
  const known = options?.map((option) => (isOption(option) ? option.id : option))
  const strange = limited && [result.value].flat().some((one) => known?.includes(one) !== true)
  if (!strange) return { ok: true, value: result.value }
  const reason = {
    vi: 'Phải chọn một trong các giá trị đã có',
    en: 'This has to be one of the values to choose from',
  }
  return { ok: false, problems: [{ field: key, rule: 'choice', reason }] }
}

type Result = { readonly value: unknown } | Wrong

function several(given: unknown, many: boolean, one: (value: unknown) => Result): Result {
  if (!many) return one(given)
  if (!Array.isArray(given)) return wrong('list', 'Phải là một danh sách', 'This has to be a list')
  // The gateway answers a hundred IDs in one look-up; no form has a longer list.
  if (given.length > 100) return wrong('length', 'Quá 100 giá trị', 'More than 100 values')
  const values: unknown[] = []
  for (const each of given) {
    const result = one(each)
    if (isWrong(result)) return result
    values.push(result.value)
  }
  return { value: values }
}

function ofAnswer(
  given: unknown,
  answer: Answer,
  procedure: Procedure,
  dictionary: Dictionary,
): Result {
  if ('choices' in answer) {
    return typeof given === 'string' && Object.hasOwn(answer.choices, given)
      ? { value: given }
      : wrong('choice', 'Không có lựa chọn này', 'There is no such choice')
  }
  if ('scalar' in answer) return ofType(given, answer.scalar, dictionary)
  const path = attributePath(procedure, 'becomes' in answer ? answer.becomes : answer.changes)
  const name = path?.name ?? ''
  if (answer.parts === undefined) return ofAttribute(given, name, dictionary)
  return ofParts(given, name, answer, dictionary)
}

function ofParts(
  given: unknown,
  name: string,
  { parts = [], optionalParts = [] }: Parts,
  dictionary: Dictionary,
): Result {
  const object = objectIn(given)
  if (object === null)
    return wrong('parts', `Gồm ${parts.join(', ')}`, `This has the parts ${parts.join(', ')}`)
  const stranger = Object.keys(object).find((part) => !parts.includes(part))
  if (stranger !== undefined)
    return { ...wrong('unknown', 'Không có phần này', 'There is no such part'), part: stranger }
  const values: Record<string, unknown> = {}
  for (const part of parts) {
    const value = object[part]
    if (value == null || value === '') {
      if (optionalParts.includes(part)) continue
      return { ...wrong('required', 'Còn thiếu', 'This is missing'), part }
    }
    const result = ofAttribute(value, `${name}.${part}`, dictionary)
    if (isWrong(result)) return { ...result, part }
    values[part] = result.value
  }
  return { value: values }
}

function ofAttribute(given: unknown, name: string, dictionary: Dictionary): Result {
  const type = dictionary.vocabulary.get(name)?.type ?? 'String'
  const result = ofType(given, isSubject(type) ? subjectScalars[type] : type, dictionary)
  const limit = attributeLimits.get(name)
  if (limit === undefined || isWrong(result) || limit.fits(result.value)) return result
  return { rule: limit.rule, reason: limit.reason }
}

function ofType(given: unknown, type: string, { enumerations }: Dictionary): Result {
  if (type === 'Boolean')
    return typeof given === 'boolean'
      ? { value: given }
      : wrong('type', 'Có hoặc không', 'Yes or no')
  if (type === 'Int' || type === 'Vnd') {
    const most = type === 'Int' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER
    return Number.isSafeInteger(given) && Number(given) >= 0 && Number(given) <= most
      ? { value: given }
      : wrong('number', 'Số nguyên không âm', 'A whole number, not below zero')
  }
  if (type === 'Float') {
    return typeof given === 'number' && Number.isFinite(given) && given >= 0
      ? { value: given }
      : wrong('number', 'Số không âm', 'A number, not below zero')
  }
  if (typeof given !== 'string') return wrong('text', 'Phải là văn bản', 'This has to be a text')
  const values = enumerations.get(type)
  if (values) {
    return values.includes(given)
      ? { value: given }
      : wrong('choice', 'Không có giá trị này', `One of ${values.join(', ')}`)
  }
  if (Object.hasOwn(scalars, type)) return parsed(scalarOf(type)(given))
  return plainText(given)
}

/** Anything a person may write: one line or several, in NFC, without what steers a terminal. */
function plainText(given: string): Result {
  const value = given.normalize('NFC').trim()
  if (value === '') return wrong('required', 'Còn thiếu', 'This is missing')
  if (value.length > 500) return wrong('length', 'Dài quá 500 ký tự', 'Longer than 500 characters')
  return /[^\P{Cc}\n]/u.test(value)
    ? wrong('characters', 'Có ký tự điều khiển', 'It holds control characters')
    : { value }
}

function scalarOf(type: string): (text: string) => Parsed<string> {
  const known: Readonly<Record<string, { readonly parse: (text: string) => Parsed<string> }>> =
    scalars
  return known[type]?.parse ?? ((text) => ({ ok: true, value: text }))
}

function parsed(result: Parsed<string>): Result {
  if (result.ok) return { value: result.value }
  const { reason, message } = result.rejection
  return wrong(reason, 'Giá trị sai dạng hoặc không có thật', message)
}

function wrong(rule: string, vi: string, en: string): Wrong {
  return { rule, reason: { vi, en } }
}

function isWrong(result: Result): result is Wrong {
  return 'rule' in result
}

function isOption(option: unknown): option is Option {
  return objectIn(option) !== null && 'id' in (objectIn(option) ?? {})
}
