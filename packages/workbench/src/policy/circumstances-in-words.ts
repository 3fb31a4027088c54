import type { Catalog, Circumstances } from '@motlan/policy'
import type { Language } from './languages.ts'

/** For whom and for what, as the middle of a sentence; empty where nothing is named. */
export function circumstancesInWords(
  { agencies, procedures, purposes, relations }: Circumstances,
  catalog: Catalog,
  language: Language,
): string {
  const vi = language === 'vi'
  const titles = (
    ids: readonly string[],
    known: readonly { id: string; title: { vi: string; en: string } }[],
  ) =>
    listed(
      ids.map((id) => lower(known.find((each) => each.id === id)?.title[language] ?? id)),
      language,
    )
  const codes = procedures?.map((code) => {
    const title = catalog.procedures.find((each) => each.code === code)?.title[language] ?? ''
    return `${code} “${title}”`
  })
  return [
    ...(agencies ? [`${vi ? 'bởi' : 'by'} ${titles(agencies, catalog.agencies)}`] : []),
    ...(relations ? [relationsInWords(relations, catalog, language)] : []),
    ...(codes
      ? [`${vi ? 'khi giải quyết thủ tục' : 'for procedure'} ${listed(codes, language)}`]
      : []),
    ...(purposes
      ? [`${vi ? 'cho mục đích' : 'for the purpose of'} ${titles(purposes, catalog.purposes)}`]
      : []),
  ].join(', ')
}

/** About whom: `về chính chủ thể của hồ sơ và vợ hoặc chồng`. */
export function relationsInWords(
  relations: readonly string[],
  catalog: Catalog,
  language: Language,
): string {
  const vi = language === 'vi'
  const words = relations.map((relation) => {
    if (relation === 'self') return vi ? 'chính chủ thể của hồ sơ' : 'the subject of the case'
    const steps = relation.split('.').map((step) => {
      const title = catalog.relations.find(({ id }) => id === step)?.title[language] ?? step
      return `${lower(title)}`
    })
    return vi ? steps.toReversed().join(' của ') : steps.toReversed().join(' of the ')
  })
  return `${vi ? 'về' : 'about'} ${listed(words, language)}`
}

/** Facts of the catalogue by their titles: `hồ sơ đang giải quyết`. */
export function factsInWords(
  facts: readonly string[],
  catalog: Catalog,
  language: Language,
): readonly string[] {
  return facts.map((fact) => {
    const scope = catalog.consentScopes?.find(({ id }) => `consent.${id}` === fact)
    if (scope) {
      const title = lower(scope.title[language])
      return language === 'vi' ? `công dân đồng ý: ${title}` : `the citizen consents: ${title}`
    }
    return lower(catalog.facts?.find(({ id }) => id === fact)?.title[language] ?? fact)
  })
}

/** `a, b và c`. */
export function listed(words: readonly string[], language: Language, or = false): string {
  const joint = language === 'vi' ? (or ? ' hoặc ' : ' và ') : or ? ' or ' : ' and '
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join('; ')}${joint}${words.at(-1)}`
}

/** Only the first letter, and not that of an abbreviation. */
function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
