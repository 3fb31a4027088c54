import type { Policy } from '@motlan/policy'
import { checkAsking, unusedFacts } from './check/check-asking.ts'
import { checkAttributes } from './check/check-attributes.ts'
import { checkCycles } from './check/check-cycles.ts'
import { checkEffects } from './check/check-effects.ts'
import { checkLaw } from './check/check-law.ts'
import { checkNames, unknown } from './check/check-names.ts'
import { checkNeeded } from './check/check-needed.ts'
import { checkRoles } from './check/check-roles.ts'
import type { ProcedureFault } from './check/fault.ts'
import type { Dictionary } from './dictionary.ts'
import { type LoadedProcedures, noticesName } from './load-procedures.ts'

/** What procedures are held against. */
export interface ProcedureContext {
  readonly dictionary: Dictionary
  readonly policy: Pick<Policy, 'agencies' | 'procedures'>
  readonly on: string
}

/** Something wrong with a procedure, and where: `birth.procedure.yaml:120:11`. */
export interface ProcedureFinding {
  readonly kind: string
  readonly at: string
  /** The path inside the file: `fields.3.from`. */
  readonly place: string
  readonly reason: string
  readonly fix: string
}

const checks = [
  checkNames,
  checkAttributes,
  checkRoles,
  checkCycles,
  checkAsking,
  unusedFacts,
  checkEffects,
  checkNeeded,
  checkLaw,
]

/** Everything that is wrong with procedures, file by file and from top to bottom. */
export function checkProcedures(
  { procedures, notices, texts }: LoadedProcedures,
  context: ProcedureContext,
): readonly ProcedureFinding[] {
  const known = { ...context, notices }
  const agencies = [...context.policy.agencies.keys()]
  const strange = notices.flatMap((notice, at) =>
    unknown(notice.agencies, agencies, 'agency', ['notices', at, 'agencies']),
  )
  return [
    ...strange.map((each) => finding(noticesName, each, texts)),
    ...procedures.flatMap((procedure) => {
      const faults = checks.flatMap((check) => check(procedure, known))
      return faults.map((each) => finding(procedure.file, each, texts)).toSorted(byPlace)
    }),
  ]
}

function finding(
  file: string,
  { kind, place, reason, fix }: ProcedureFault,
  texts: LoadedProcedures['texts'],
): ProcedureFinding {
  const where = texts.get(file)?.placeOf(place)
  const at = where === undefined ? file : `${file}:${where}`
  return { kind, at, place: place.join('.'), reason, fix }
}

function byPlace(a: ProcedureFinding, b: ProcedureFinding): number {
  return a.at.localeCompare(b.at, 'en', { numeric: true })
}
