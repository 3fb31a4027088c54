import { Refusal } from '@motlan/kernel'
import type { LegalText } from './agreement.ts'
import { type CedarEngine, loadCedar, utf16Offset } from './cedar-engine.ts'
import type { CedarPolicy } from './cedar-json.ts'
import { beyondLimits } from './cedar-limits.ts'

/**
 * Reads the rows that agreements and guardrails have in Cedar: what a `PolicySource` holds as `cedarRows`. Cedar is
 * loaded only where there are any, so that a gateway whose agreements are all YAML never loads it.
 */
export async function readCedar(
  texts: readonly LegalText[],
): Promise<Readonly<Record<string, readonly CedarPolicy[]>>> {
  const written = texts.filter(({ cedar }) => cedar !== undefined)
  if (written.length === 0) return {}
  const engine = await loadCedar()
  return Object.fromEntries(
    written.map(({ id, file, cedar = '' }) => [id, policiesIn(cedar, file, engine)]),
  )
}

/** The policies of one text; the first thing wrong is refused with its line and column. */
function policiesIn(text: string, file: string, engine: CedarEngine): readonly CedarPolicy[] {
  const refused = (place: string, reason: string, fix: string) =>
    new Refusal('AGREEMENT_INVALID', `${file}: cedar${place}`, { reason, fix })
  if (text !== text.normalize('NFC')) {
    throw refused('', 'a letter and its diacritic are written as two characters (NFD)', 'use NFC')
  }
  const beyond = beyondLimits(text)
  if (beyond !== undefined) throw refused('', beyond, 'write these rows in YAML')
  const checked = engine.checkParsePolicySet({ staticPolicies: text })
  if (checked.type === 'failure') {
    const [fault] = checked.errors
    const at = fault?.sourceLocations?.[0]?.start
    const place = at === undefined ? '' : `:${lineAndColumn(text, utf16Offset(text, at))}`
    throw refused(
      place,
      fault?.message ?? 'it cannot be parsed',
      fault?.help ?? 'see cedarpolicy.com',
    )
  }
  const parts = engine.policySetTextToParts(text)
  if (parts.type === 'failure' || parts.policy_templates.length > 0) {
    throw refused('', 'outside the profile: a template', 'write the policy out')
  }
  // Cedar gives the parts in no order: what is read is what is written, from top to bottom.
  return statementsIn(text).map((statement) => {
    const read = engine.policyToJson(statement)
    if (read.type === 'failure') throw refused('', 'it cannot be parsed', 'see cedarpolicy.com')
    if (!canBeWritten(read.json, engine)) {
      throw refused('', 'a row is nested too deeply', 'write these rows in YAML')
    }
    return read.json as CedarPolicy // Cedar's own words; `compileRule` checks every part it uses.
  })
}

/** Cedar parses more than it reads again: it throws on JSON of more than about sixty conditions in a row. */
function canBeWritten(
  policy: Parameters<CedarEngine['policyToText']>[0],
  engine: CedarEngine,
): boolean {
  try {
    return engine.policyToText(policy).type === 'success'
  } catch {
    return false
  }
}

/** The policies of a text that Cedar has parsed, as they stand: a semicolon ends one, unless it is in a string or a comment. */
function statementsIn(text: string): readonly string[] {
  const tokens = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|;/gs
  const ends = [...text.matchAll(tokens)].flatMap(({ 0: token, index }) =>
    token === ';' ? [index + 1] : [],
  )
  return ends.map((end, nth) => text.slice(nth === 0 ? 0 : ends[nth - 1], end))
}

function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
