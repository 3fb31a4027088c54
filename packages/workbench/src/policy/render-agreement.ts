import { registries } from '@motlan/catalogue'
import type { Vocabulary } from '@motlan/kernel'
import type {
  Agreement,
  AgreementGrant,
  Catalog,
  Guardrail,
  LegalText,
  Prohibition,
} from '@motlan/policy'
import { circumstancesInWords, factsInWords, listed } from './circumstances-in-words.ts'
import type { Language } from './languages.ts'
import { basisInWords, dayInWords, validityInWords } from './law-words.ts'

/** What words are taken from. */
export interface Wording {
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  readonly language: Language
}

/** An agreement or guardrail as a text that a lawyer reads, in Markdown: parties, bases, validity, and one article per row. */
export function renderAgreement(text: Agreement | Guardrail, wording: Wording): string {
  const { language } = wording
  const vi = language === 'vi'
  const grants = 'grants' in text ? text.grants : []
  const articles = [
    ...grants.map((grant) => ({ row: grant, lines: grantLines(grant, wording) })),
    ...(text.prohibitions ?? []).map((row) => ({ row, lines: prohibitionLines(row, wording) })),
  ]
  return [
    `# ${text.title[language]}`,
    '',
    `${vi ? 'Mã' : 'Id'}: \`${text.id}\`. ${statusLine(text, language)}`,
    '',
    ...('provider' in text ? partyLines(text, wording) : guardrailLines(language)),
    ...basisLines(text, wording),
    '',
    ...articles.flatMap(({ row, lines }, index) => [
      `## ${vi ? 'Điều' : 'Article'} ${index + 1} (\`${text.id}/${row.id}\`)`,
      '',
      ...(row.note ? [`*${row.note[language]}*`, ''] : []),
      ...lines,
      '',
    ]),
    ...(text.cedar === undefined
      ? []
      : [
          vi ? '## Quy tắc viết bằng Cedar' : '## Rules written in Cedar',
          '',
          '```cedar',
          text.cedar,
          '```',
          '',
        ]),
    `${vi ? 'Đơn vị chịu trách nhiệm' : 'Answered for by'}: ${text.owner[language]}. ${vi ? 'Rà soát trước ngày' : 'To be reviewed by'} ${dayInWords(text.reviewBy, language)}.`,
    '',
  ].join('\n')
}

const statuses = {
  vi: {
    draft: 'Dự thảo',
    review: 'Đang thẩm định',
    'in-force': 'Có hiệu lực',
    suspended: 'Tạm đình chỉ',
    expired: 'Hết hiệu lực',
  },
  en: {
    draft: 'Draft',
    review: 'Under review',
    'in-force': 'In force',
    suspended: 'Suspended',
    expired: 'Expired',
  },
} as const

function statusLine({ status, validity }: LegalText, language: Language): string {
  return `${statuses[language][status]}, ${validityInWords(validity, language)}.`
}

function partyLines(
  { provider, consumer }: Agreement,
  { catalog, language }: Wording,
): readonly string[] {
  const vi = language === 'vi'
  const registry = registries.find(({ name }) => name === provider)?.title[language] ?? provider
  const agency = catalog.agencies.find(({ id }) => id === consumer)?.title[language] ?? consumer
  return [
    `- ${vi ? 'Bên cung cấp' : 'Provider'}: ${registry} (\`${provider}\`)`,
    `- ${vi ? 'Bên khai thác' : 'Consumer'}: ${agency} (\`${consumer}\`)`,
  ]
}

function guardrailLines(language: Language): readonly string[] {
  return [
    language === 'vi'
      ? '- Quy tắc cấm này mạnh hơn mọi thỏa thuận.'
      : '- This prohibition is stronger than every agreement.',
  ]
}

function basisLines({ legalBasis }: LegalText, { catalog, language }: Wording): readonly string[] {
  const bases = legalBasis.flatMap((id) => catalog.legalBases.filter((basis) => basis.id === id))
  return [
    `- ${language === 'vi' ? 'Căn cứ' : 'Legal basis'}:`,
    ...bases.map(
      (basis) => `  - ${basisInWords(basis, language)}, ${validityInWords(basis, language)}`,
    ),
  ]
}

function grantLines(grant: AgreementGrant, wording: Wording): readonly string[] {
  const { catalog, language } = wording
  const vi = language === 'vi'
  const facts = factsInWords(grant.require ?? [], catalog, language)
  const where =
    facts.length === 0
      ? ''
      : `${vi ? ', với điều kiện' : ', provided that'}: ${listed(facts, language)}`
  return [
    `${vi ? 'Được khai thác' : 'May be looked up'} ${circumstancesInWords(grant, catalog, language)}${where}:`,
    '',
    ...attributeLines(grant.attributes, wording),
  ]
}

function prohibitionLines(row: Prohibition, wording: Wording): readonly string[] {
  const { catalog, language } = wording
  const vi = language === 'vi'
  const whom = circumstancesInWords(row, catalog, language)
  const when = factsInWords(row.when ?? [], catalog, language)
  const lifts = factsInWords(row.unless ?? [], catalog, language)
  const classes = (row.sensitivities ?? []).map(
    (id) => catalog.sensitivities?.find((each) => each.id === id)?.title[language] ?? id,
  )
  return [
    [
      vi ? 'Cấm khai thác' : 'May not be looked up',
      ...(whom ? [` ${whom}`] : []),
      ...(when.length > 0 ? [`, ${vi ? 'khi' : 'where'} ${listed(when, language)}`] : []),
      ':',
    ].join(''),
    '',
    ...classes.map(
      (title) =>
        `- ${vi ? 'mọi dữ liệu thuộc loại' : 'everything classed as'} “${title}”${row.attributes ? (vi ? ', trong số:' : ', among:') : ''}`,
    ),
    ...attributeLines(row.attributes ?? [], wording),
    ...(row.except ?? []).map(
      (each) =>
        `\n${vi ? 'Không áp dụng khi khai thác' : 'Does not apply when looked up'} ${circumstancesInWords(each, catalog, language)}.`,
    ),
    ...(lifts.length > 0
      ? [`\n${vi ? 'Trừ trường hợp' : 'Unless'} ${listed(lifts, language, true)}.`]
      : []),
  ]
}

/** Names as the agreement has them, each with the meanings of what it stands for. */
function attributeLines(
  names: readonly string[],
  { vocabulary, language }: Wording,
): readonly string[] {
  return names.map((name) => {
    const own = vocabulary.get(name)?.meaning[language]
    if (own !== undefined) return `- ${own} (\`${name}\`)`
    const stem = name.replace(/\.\*$/, '')
    const below = [...vocabulary.values()].filter((each) => each.name.startsWith(`${stem}.`))
    const meanings = below.slice(0, 8).map(({ meaning }) => meaning[language])
    const more = below.length > 8 ? `; … (${below.length})` : ''
    return `- \`${name}\`: ${meanings.join('; ')}${more}`
  })
}
