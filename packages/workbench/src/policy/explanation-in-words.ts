import type { CompiledPolicy } from '@motlan/policy'
import type { Explanation, Missing } from '@motlan/policy/analysis'
import { factsInWords, listed, relationsInWords } from './circumstances-in-words.ts'
import type { Language } from './languages.ts'
import { basisInWords, dayInWords } from './law-words.ts'
import type { AskChange } from './smallest-change.ts'

/** What is said about one attribute, in sentences. */
export function explanationInWords(
  { attribute, verdict, level, deciding, grounds, needs }: Explanation,
  policy: CompiledPolicy,
  language: Language,
): string {
  const vi = language === 'vi'
  const { catalog, vocabulary } = policy.source
  const meaning = vocabulary.get(attribute)?.meaning[language] ?? attribute
  const rules = deciding.join(', ')
  if (verdict === 'permitted') {
    const basis = catalog.legalBases.find(({ id }) => id === grounds?.legalBasis)
    const by = basis ? basisInWords(basis, language) : ''
    return vi
      ? `Được phép: ${meaning}. Theo ${rules}; căn cứ ${by}.`
      : `Permitted: ${meaning}. By ${rules}; on the basis of ${by}.`
  }
  if (level === 'guardrail' || level === 'prohibition') {
    const told = vi
      ? `Bị cấm: ${meaning}. Quy tắc cấm: ${rules}.`
      : `Forbidden: ${meaning}. It is forbidden by ${rules}.`
    if (verdict === 'refused') return told
    const facts = listed(factsInWords(needs, catalog, language), language)
    return `${told} ${vi ? `Có thể thay đổi khi biết: ${facts}.` : `It may change once this is known: ${facts}.`}`
  }
  if (verdict === 'depends') {
    const facts = listed(factsInWords(needs, catalog, language), language)
    return vi
      ? `Chưa được phép: ${meaning}. Còn tùy thuộc: ${facts}.`
      : `Not yet permitted: ${meaning}. It depends on: ${facts}.`
  }
  return vi
    ? `Không được phép: ${meaning}. Không có quy tắc nào cho phép.`
    : `Refused: ${meaning}. No rule permits it.`
}

/** The smallest change of the request, in one sentence. */
export function changeInWords(
  changes: readonly AskChange[],
  { source: { catalog } }: CompiledPolicy,
  language: Language,
): string {
  const vi = language === 'vi'
  const parts = changes.map((change) => {
    if (change.part === 'fact') {
      const [fact = change.fact] = factsInWords([change.fact], catalog, language)
      if (change.outcome)
        return vi
          ? `xác minh được “${fact}” (${change.fact})`
          : `“${fact}” (${change.fact}) is shown to hold`
      return vi
        ? `xác minh được là không có “${fact}” (${change.fact})`
        : `“${fact}” (${change.fact}) is shown not to hold`
    }
    if (change.part === 'relation') {
      const about = relationsInWords([change.relation], catalog, language)
      return vi ? `hỏi ${about} (${change.relation})` : `it is asked ${about} (${change.relation})`
    }
    const procedure = catalog.procedures.find(({ code }) => code === change.procedure)
    const purpose = catalog.purposes.find(({ id }) => id === change.purpose)
    if (procedure) {
      return vi
        ? `hỏi khi giải quyết thủ tục ${procedure.code} “${procedure.title.vi}”`
        : `it is asked for procedure ${procedure.code} “${procedure.title.en}”`
    }
    return vi
      ? `hỏi cho mục đích “${purpose?.title.vi ?? change.purpose}” (${change.purpose})`
      : `it is asked for the purpose “${purpose?.title.en ?? change.purpose}” (${change.purpose})`
  })
  return vi
    ? `Sẽ được phép nếu ${listed(parts, 'vi')}.`
    : `It would be permitted if ${listed(parts, 'en')}.`
}

/** What keeps a rule from permitting, as the end of a sentence. */
export function missingInWords(
  missing: Missing,
  { source: { catalog } }: CompiledPolicy,
  language: Language,
): string {
  const vi = language === 'vi'
  switch (missing.kind) {
    case 'status':
      return vi
        ? `thỏa thuận đang ở trạng thái ${missing.status}`
        : `its agreement is ${missing.status}`
    case 'validity': {
      const from = dayInWords(missing.from, language)
      const until =
        missing.until === undefined
          ? ''
          : `${vi ? ' đến trước ngày ' : ' until '}${dayInWords(missing.until, language)}`
      return vi
        ? `chỉ có hiệu lực từ ngày ${from}${until}`
        : `it is in force from ${from}${until} only`
    }
    case 'legal-basis':
      return vi
        ? `không còn căn cứ pháp lý nào có hiệu lực (${missing.bases.join(', ')})`
        : `none of its legal bases is in force (${missing.bases.join(', ')})`
    case 'attribute':
      return vi
        ? `chỉ gồm ${missing.covered.join(', ')}`
        : `it covers ${missing.covered.join(', ')} only`
    case 'agency':
      return vi
        ? `chỉ dành cho ${missing.accepted.join(', ')}`
        : `it is for ${missing.accepted.join(', ')} only`
    case 'aim': {
      const aims = missing.accepted.map(({ procedure, purpose }) => procedure ?? purpose)
      return vi ? `chỉ dùng cho ${brief(aims)}` : `it is for ${brief(aims)} only`
    }
    case 'relation': {
      const about = relationsInWords(missing.accepted, catalog, language)
      return vi
        ? `chỉ ${about} (${missing.accepted.join(', ')})`
        : `it is ${about} only (${missing.accepted.join(', ')})`
    }
    case 'fact': {
      const [fact = missing.fact] = factsInWords([missing.fact], catalog, language)
      const known = missing.known
        ? vi
          ? 'không đúng như vậy'
          : 'it is otherwise'
        : vi
          ? 'chưa xác minh'
          : 'it was not looked up'
      const wanted = missing.outcome ? `“${fact}”` : vi ? `không có “${fact}”` : `not “${fact}”`
      return vi
        ? `cần ${wanted} (${missing.fact}: ${known})`
        : `it needs ${wanted} (${missing.fact}: ${known})`
    }
    case 'condition':
      return vi
        ? `điều kiện về ${missing.reads.join(', ')}`
        : `a condition on ${missing.reads.join(', ')}`
    case 'forbidden':
      return vi
        ? `bị cấm bởi ${missing.by.join(', ')}`
        : `it is forbidden by ${missing.by.join(', ')}`
  }
}

function brief(names: readonly string[]): string {
  return names.length > 6
    ? `${names.slice(0, 6).join(', ')}, … (${names.length})`
    : names.join(', ')
}
