import type { JsonObject, RefusalCode, RegistryAnswer } from '@motlan/kernel'
import { isJsonObject } from './bare.ts'
import type { ProjectedField } from './compile-projection.ts'
import { faultsIn } from './find-faults.ts'
import { fieldsAt, type Landing, type Receipt, reportMissing } from './landing.ts'
import { pathOf } from './plan-path.ts'
import { projectAbsence, projectInto, type Verdict } from './project.ts'
import { reportErrors } from './registry-error.ts'
import type { Place } from './representations.ts'

/** Puts what a registry sent where it belongs, and notes what it owed and did not send. */
export function receive(answer: RegistryAnswer | RefusalCode, receipt: Receipt): void {
  const { landings } = receipt
  if (typeof answer === 'string') {
    for (const landing of landings) reportMissing(landing, answer, receipt)
    return
  }
  const { data, errors } = answer
  const hasErrors = errors !== undefined && errors.length > 0
  for (const landing of landings) {
    if (!data) continue
    const sent = landing.key === undefined ? [data] : data[landing.key]
    // A null in the place of the whole list is explained by the error that caused it.
    if (sent == null && hasErrors) continue
    if (Array.isArray(sent) && sent.length === landing.count) land(landing, sent, receipt)
    else reportMissing(landing, 'REGISTRY_ANSWER_INVALID', receipt)
  }
  if (hasErrors) reportErrors(answer, receipt)
}

function land(landing: Landing, sent: readonly unknown[], receipt: Receipt): void {
  const verdict: Verdict = { clean: true }
  for (const place of landing.places) landAt(place, sent[place.index], landing, verdict)
  if (!verdict.clean) reportFaults(landing, sent, receipt)
}

function landAt(place: Place, sent: unknown, { projection }: Landing, verdict: Verdict): void {
  const { target } = place
  if (sent === null) {
    projectAbsence(target, fieldsAt(projection, place))
    return
  }
  const fields = isJsonObject(sent)
    ? (projection.fields ?? projection.fieldsOn(sent.__typename, target.__typename))
    : undefined
  if (fields && isJsonObject(sent) && isSame(sent, target, fields)) {
    projectInto(target, sent, fields, verdict)
  } else verdict.clean = false
}

function isStranger({ target }: Place, sent: unknown, { projection }: Landing): boolean {
  if (!isJsonObject(sent)) return false
  const fields = projection.fields ?? projection.fieldsOn(sent.__typename, target.__typename)
  return fields !== undefined && !isSame(sent, target, fields)
}

/** Whether an object that names itself is the one that was asked about. */
function isSame(sent: JsonObject, target: JsonObject, fields: readonly ProjectedField[]): boolean {
  for (const { identifies, key, name } of fields) {
    if (identifies && target[name] != null && sent[key] !== target[name]) return false
  }
  return true
}

/** Notes what was sent and could not be used: once per field, at the first place. */
function reportFaults(landing: Landing, sent: readonly unknown[], receipt: Receipt): void {
  const { registry, report } = receipt
  const code = 'REGISTRY_ANSWER_INVALID'
  const seen = new Set<string>()
  for (const place of landing.places) {
    if (isStranger(place, sent[place.index], landing) && !seen.has(`${place.index}`)) {
      seen.add(`${place.index}`)
      report({ registry, code, path: pathOf(place.trail) })
    }
    const faults = faultsIn(landing.projection, sent[place.index], place.target.__typename)
    for (const { coordinate, path } of faults) {
      if (seen.has(coordinate)) continue
      seen.add(coordinate)
      report({ registry, code, path: [...pathOf(place.trail), ...path] })
    }
  }
  if (seen.size === 0) reportMissing(landing, code, receipt)
}
