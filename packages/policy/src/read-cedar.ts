import { Refusal } from '@motlan/kernel'
import type { LegalText } from './agreement.ts'
import { type CedarEngine, loadCedar, utf16Offset } from './cedar-engine.ts'
import type { CedarPolicy } from './cedar-json.ts'

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
  return parts.policies.map((policy) => {
    const read = engine.policyToJson(policy)
    if (read.type === 'failure') throw refused('', 'it cannot be parsed', 'see cedarpolicy.com')
    return read.json as CedarPolicy // Cedar's own words; `compileRule` checks every part it uses.
  })
}

function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
