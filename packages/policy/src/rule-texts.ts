import { Refusal } from '@motlan/kernel'
import type { Agreement, Guardrail, LegalText } from './agreement.ts'
import { bitsOf } from './bits.ts'
import type { CedarPolicy } from './cedar-json.ts'
import type { RuleText } from './compile-rule.ts'
import type { PolicySource } from './policy-source.ts'
import { grantToCedar, prohibitionToCedar } from './row-to-cedar.ts'
import type { RuleOrigin } from './rule.ts'
import type { Space } from './space.ts'

/** Every row of every agreement and guardrail as one policy in Cedar, in the order in which they are cited: by id, then as written. */
export function ruleTexts(source: PolicySource, space: Space): readonly RuleText[] {
  const texts = [
    ...byId(source.guardrails ?? []).flatMap((guardrail) => ofGuardrail(guardrail, source)),
    ...byId(source.agreements).flatMap((agreement) => ofAgreement(agreement, source, space)),
  ]
  demandOwnIds(texts)
  return texts
}

/** INVARIANT: an id names one rule, whichever language it is written in: of two, other engines would keep one. */
function demandOwnIds(texts: readonly RuleText[]): void {
  const seen = new Set<string>()
  for (const { id, origin } of texts) {
    if (seen.has(id)) {
      throw new Refusal('AGREEMENT_INVALID', `${origin.file}: cedar`, {
        reason: `two rows have the id "${id}"`,
        fix: 'give each row an id of its own, those in Cedar included',
      })
    }
    seen.add(id)
  }
}

/** The relations that rules name in full, so that the space has a place for each. */
export function relationsNamed({ agreements, guardrails = [], cedarRows = {} }: PolicySource) {
  const rows = [
    ...agreements.flatMap(({ grants, prohibitions = [] }) => [...grants, ...prohibitions]),
    ...guardrails.flatMap(({ prohibitions }) => prohibitions),
  ]
  const excepted = rows.flatMap((row) => ('except' in row ? (row.except ?? []) : []))
  const inYaml = [...rows, ...excepted].flatMap(({ relations = [] }) => relations)
  const inCedar = [...JSON.stringify(cedarRows).matchAll(/"type":"Relation","id":"([^"]+)"/g)]
  return new Set([...inYaml, ...inCedar.flatMap(([, id]) => id ?? [])])
}

function ofGuardrail(
  guardrail: Guardrail,
  { catalog, vocabulary, cedarRows }: PolicySource,
): readonly RuleText[] {
  const origin = originOf(guardrail, catalog.legalBases)
  const level = 'guardrail' as const
  return [
    ...guardrail.prohibitions.map((row) => ({
      id: `${guardrail.id}/${row.id}`,
      level,
      origin,
      cedar: prohibitionToCedar(row, undefined, vocabulary),
    })),
    ...inCedar(guardrail, cedarRows).map(({ id, cedar }) => ({ id, level, origin, cedar })),
  ]
}

function ofAgreement(
  agreement: Agreement,
  { catalog, vocabulary, cedarRows }: PolicySource,
  { attributes }: Space,
): readonly RuleText[] {
  const { id, provider, consumer, grants, prohibitions = [] } = agreement
  const provided = bitsOf(
    attributes.ids.length,
    attributes.ids.flatMap((name, at) => (vocabulary.get(name)?.source === provider ? [at] : [])),
  )
  const same = { origin: originOf(agreement, catalog.legalBases), consumer, provided }
  return [
    ...grants.map((row) => ({
      ...same,
      id: `${id}/${row.id}`,
      level: 'grant' as const,
      cedar: grantToCedar(row, agreement, vocabulary),
    })),
    ...prohibitions.map((row) => ({
      ...same,
      id: `${id}/${row.id}`,
      level: 'prohibition' as const,
      cedar: prohibitionToCedar(row, agreement, vocabulary),
    })),
    ...inCedar(agreement, cedarRows).map((row) => ({
      ...same,
      ...row,
      level: row.cedar.effect === 'permit' ? ('grant' as const) : ('prohibition' as const),
    })),
  ]
}

/** The rows in Cedar with the ids they give themselves: Cedar ignores `@id`, we do not. */
function inCedar(
  { id, file, cedar }: LegalText,
  rows: PolicySource['cedarRows'],
): readonly { readonly id: string; readonly cedar: CedarPolicy }[] {
  if (cedar === undefined) return []
  const read = rows && Object.hasOwn(rows, id) ? rows[id] : undefined
  const refused = (reason: string, fix: string) =>
    new Refusal('AGREEMENT_INVALID', `${file}: cedar`, { reason, fix })
  if (!read) throw refused('its rows in Cedar have not been read', 'read them with readCedar first')
  return read.map((policy) => {
    const name = policy.annotations?.id
    if (name && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return { id: `${id}/${name}`, cedar: policy }
    throw refused('a row without an id of its own', 'write @id("r9") before it')
  })
}

function originOf(
  { id, file, title, status, validity, legalBasis }: LegalText,
  catalogued: PolicySource['catalog']['legalBases'],
): RuleOrigin {
  const bases = legalBasis.flatMap((name) => catalogued.filter((basis) => basis.id === name))
  return { id, file, title, status, validity, bases }
}

function byId<Text extends LegalText>(texts: readonly Text[]): readonly Text[] {
  return [...texts].sort((a, b) => (a.id < b.id ? -1 : 1))
}
