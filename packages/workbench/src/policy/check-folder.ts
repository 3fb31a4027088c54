import { type ExaminedFolder, examineFolder } from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import { agreementFaults, type CompiledPolicy, compilePolicy } from '@motlan/policy'
import { writeCedar } from '@motlan/policy/cedar'
import { dateFindings } from './date-findings.ts'
import { type Finding, inOrder } from './finding.ts'
import { overBroadFindings } from './over-broad-findings.ts'
import { type PlacesInTexts, placesInTexts } from './places-in-texts.ts'
import { vocabulary } from './policy-folder.ts'
import { readOperations } from './read-operations.ts'
import { refusalFinding } from './refusal-finding.ts'
import { findingsOfRules } from './rule-findings.ts'

/** What `check` found, and the policy where it compiles. */
export interface Checked {
  readonly findings: readonly Finding[]
  readonly policy: CompiledPolicy | undefined
  readonly files: number
}

/** Looks at a folder from the letters up: what is wrong on one level hides the next, but never another file. */
export async function checkFolder(
  folder: string,
  on: string,
  tick: (done: number, of: number) => void = () => undefined,
): Promise<Checked> {
  tick(0, 4)
  const examined = await examineFolder(folder)
  tick(1, 4)
  const places = placesInTexts(examined.texts)
  const show = places.named
  const strange = examined.strange.map(
    ({ file, reason, fix, ...stretch }): Finding => ({
      ...{ severity: 'error', kind: 'strange-letter', file, reason, fix },
      ...places.found(file, () => stretch),
    }),
  )
  const refused = examined.refusals
    .map((refusal) => refusalFinding(refusal, places))
    // The loader stops at the first decomposed letter: each one is told already.
    .filter(
      ({ file, reason }) => !(reason.includes('NFD') && strange.some((one) => one.file === file)),
    )
  const files = examined.texts.size
  const sofar = [...strange, ...refused]
  const { policy, findings } = await compiled(examined, places)
  tick(3, 4)
  const dated = examined.loaded ? dateFindings(examined.loaded, show, on) : []
  const broad = policy ? overBroadFindings(policy, await readOperations(folder), show) : []
  const ruled = policy ? findingsOfRules(policy, show, on) : []
  tick(4, 4)
  return { findings: inOrder([...sofar, ...findings, ...dated, ...broad, ...ruled]), policy, files }
}

async function compiled(
  { loaded }: ExaminedFolder,
  places: PlacesInTexts,
): Promise<Pick<Checked, 'findings' | 'policy'>> {
  if (!loaded) return { findings: [], policy: undefined }
  const source = { ...loaded, vocabulary }
  const faults = agreementFaults(source).map(
    ({ file, place, reason, fix }): Finding => ({
      ...{ severity: 'error', kind: 'agreement', file, reason, fix },
      // A fault begins with the name it is about, in quotation marks.
      ...places.named(file, place, /^"([^"]+)"/.exec(reason)?.[1]),
    }),
  )
  if (faults.length > 0) return { findings: faults, policy: undefined }
  try {
    const policy = compilePolicy(source)
    return { findings: await cedarFindings(policy, places), policy }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return { findings: [refusalFinding(cause, places)], policy: undefined }
  }
}

async function cedarFindings(
  policy: CompiledPolicy,
  { named }: PlacesInTexts,
): Promise<readonly Finding[]> {
  const { faults } = await writeCedar(policy, { drafts: true })
  return faults.map(({ rule, reason }) => {
    const file = policy.rules.find(({ id }) => id === rule)?.origin.file ?? ''
    const row = rule.slice(rule.indexOf('/') + 1)
    return {
      ...{ severity: 'error', kind: 'cedar', file, reason },
      ...named(file, `grants.${row}`),
      fix: 'Cedar itself refuses the rule: correct the row',
    }
  })
}
