import {
  type ExaminedFolder,
  examineFolder,
  locate,
  offsetAt,
  showStretch,
  wordAt,
} from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import { agreementFaults, type CompiledPolicy, compilePolicy } from '@motlan/policy'
import { writeCedar } from '@motlan/policy/cedar'
import { dateFindings } from './date-findings.ts'
import { type Finding, inOrder } from './finding.ts'
import { overBroadFindings } from './over-broad-findings.ts'
import { vocabulary } from './policy-folder.ts'
import { readOperations } from './read-operations.ts'
import { findingsOfRules } from './rule-findings.ts'

/** What `check` found, and the policy where it compiles. */
export interface Checked {
  readonly findings: readonly Finding[]
  readonly policy: CompiledPolicy | undefined
  readonly files: number
}

/** Where something is in the text of a file, if it is anywhere in particular. */
export type Show = (file: string, place: string, value?: string) => Pick<Finding, 'at' | 'place'>

/** Looks at a folder from the letters up: what is wrong on one level hides the next, but never another file. */
export async function checkFolder(folder: string, on: string): Promise<Checked> {
  const examined = await examineFolder(folder)
  const show = showIn(examined.texts)
  const strange = examined.strange.map(
    ({ file, reason, fix, ...stretch }): Finding => ({
      ...{ severity: 'error', kind: 'strange-letter', file, reason, fix },
      at: showStretch(examined.texts.get(file) ?? '', stretch),
    }),
  )
  const refused = examined.refusals
    .map((refusal) => refusalFinding(refusal, examined.texts))
    // The loader stops at the first decomposed letter: each one is told already.
    .filter(
      ({ file, reason }) => !(reason.includes('NFD') && strange.some((one) => one.file === file)),
    )
  const files = examined.texts.size
  const sofar = [...strange, ...refused]
  const { policy, findings } = await compiled(examined, show)
  const dated = examined.loaded ? dateFindings(examined.loaded, show, on) : []
  const broad = policy ? overBroadFindings(policy, await readOperations(folder), show) : []
  const ruled = policy ? findingsOfRules(policy, show, on) : []
  return { findings: inOrder([...sofar, ...findings, ...dated, ...broad, ...ruled]), policy, files }
}

/** Finds places in texts by the names authors gave them. */
function showIn(texts: ReadonlyMap<string, string>): Show {
  return (file, place, value) => {
    const text = texts.get(file)
    return text === undefined
      ? { place }
      : { place, at: showStretch(text, locate(text, place, value)) }
  }
}

async function compiled(
  { loaded, texts }: ExaminedFolder,
  show: Show,
): Promise<Pick<Checked, 'findings' | 'policy'>> {
  if (!loaded) return { findings: [], policy: undefined }
  const source = { ...loaded, vocabulary }
  const faults = agreementFaults(source).map(
    ({ file, place, reason, fix }): Finding => ({
      ...{ severity: 'error', kind: 'agreement', file, reason, fix },
      // A fault begins with the name it is about, in quotation marks.
      ...show(file, place, /^"([^"]+)"/.exec(reason)?.[1]),
    }),
  )
  if (faults.length > 0) return { findings: faults, policy: undefined }
  try {
    const policy = compilePolicy(source)
    return { findings: await cedarFindings(policy, show), policy }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return { findings: [refusalFinding(cause, texts)], policy: undefined }
  }
}

async function cedarFindings(policy: CompiledPolicy, show: Show): Promise<readonly Finding[]> {
  const { faults } = await writeCedar(policy, { drafts: true })
  return faults.map(({ rule, reason }) => {
    const file = policy.rules.find(({ id }) => id === rule)?.origin.file ?? ''
    const row = rule.slice(rule.indexOf('/') + 1)
    return {
      ...{ severity: 'error', kind: 'cedar', file, reason },
      ...show(file, `grants.${row}`),
      fix: 'Cedar itself refuses the rule: correct the row',
    }
  })
}

/** A refusal names its file, often with line and column: `agreements/x.dsa.yaml:12:7`. */
function refusalFinding(
  { subject, reason, fix }: Refusal,
  texts: ReadonlyMap<string, string>,
): Finding {
  const [, file = subject, line, column] = /^(.*?\.yaml)(?::(\d+):(\d+))?/.exec(subject) ?? []
  const text = texts.get(file)
  const found: Finding = { severity: 'error', kind: 'file', file, reason, fix }
  if (text === undefined || line === undefined) {
    const place = subject.slice(file.length).replace(/^: */, '')
    return place ? { ...found, place } : found
  }
  const offset = offsetAt(text, Number(line), Number(column))
  return { ...found, at: showStretch(text, wordAt(text, offset)) }
}
