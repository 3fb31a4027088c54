import { didYouMean } from '@motlan/kernel'
import { type Condition, namesIn, rolesIn } from '../condition.ts'
import { derivations } from '../derivations.ts'
import type { DerivedBy } from '../field.ts'
import { namesInSource } from '../names-used.ts'
import type { Procedure } from '../procedure.ts'
import { type Check, fault, type Place, type ProcedureFault } from './fault.ts'
import { placedSources } from './value-places.ts'

/** Every field, fact, role, derivation and variant that is named exists, once. */
export const checkNames: Check = (procedure) => {
  const names = [...procedure.fields.map(({ id }) => id), ...Object.keys(procedure.facts)]
  const variants = procedure.variants.map(({ id }) => id)
  return [
    ...twice(names, 'fields').concat(twice(variants, 'variants')),
    ...placedSources(procedure).flatMap(({ source, place }) => [
      ...unknown(namesInSource(source), names, 'field or fact', place),
      ...('key' in source ? unknownRoles(procedure, [source.key], place) : []),
      ...('derive' in source ? derivationFaults(procedure, source, place) : []),
    ]),
    ...procedure.fields.flatMap(({ each, when, doubts = [] }, at) => [
      ...unknownRoles(procedure, each === undefined ? [] : [each], ['fields', at, 'each']),
      ...conditionFaults(procedure, names, when, ['fields', at, 'when']),
      ...doubts.flatMap((doubt, index) =>
        conditionFaults(procedure, names, doubt.when, ['fields', at, 'doubts', index, 'when']),
      ),
    ]),
    ...Object.entries(procedure.facts).flatMap(([name, { each }]) =>
      unknownRoles(procedure, each === undefined ? [] : [each], ['facts', name, 'each']),
    ),
    ...procedure.requirements.flatMap(({ field, when, that }, at) => [
      ...unknown([field], names, 'field', ['requirements', at, 'field']),
      ...conditionFaults(procedure, names, when, ['requirements', at, 'when']),
      ...conditionFaults(procedure, names, that, ['requirements', at, 'that']),
    ]),
    ...Object.entries(procedure.roles).flatMap(([name, { filledBy }]) =>
      filledBy.flatMap(({ when }, at) =>
        conditionFaults(procedure, names, when, ['roles', name, 'filledBy', at, 'when']),
      ),
    ),
    ...procedure.effects.flatMap(({ when }, at) =>
      conditionFaults(procedure, names, when, ['effects', at, 'when']),
    ),
    ...procedure.fees.flatMap(({ amount }, at) =>
      typeof amount === 'number'
        ? []
        : unknown([amount.field], names, 'field or fact', ['fees', at, 'amount']),
    ),
  ]
}

/** The names that are not known, each with the one that was probably meant. */
export function unknown(
  given: readonly string[],
  known: readonly string[],
  what: string,
  place: Place,
): readonly ProcedureFault[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = didYouMean(name, known)
      const fix = near === undefined ? 'name one that is there' : `did you mean "${near}"?`
      return fault('name-unknown', place, `there is no ${what} "${name}"`, fix)
    })
}

function conditionFaults(
  procedure: Procedure,
  names: readonly string[],
  condition: Condition | undefined,
  place: Place,
): readonly ProcedureFault[] {
  if (condition === undefined) return []
  const variants = procedure.variants.map(({ id }) => id)
  return [
    ...unknown(namesIn(condition), names, 'field or fact', place),
    ...unknownRoles(procedure, rolesIn(condition), place),
    ...unknown(variantsIn(condition), variants, 'variant', place),
  ]
}

function derivationFaults(
  procedure: Procedure,
  { derive, with: given }: DerivedBy,
  place: Place,
): readonly ProcedureFault[] {
  const derivation = Object.hasOwn(derivations, derive) ? derivations[derive] : undefined
  if (derivation === undefined)
    return unknown([derive], Object.keys(derivations), 'derivation', place)
  const roles = Object.values(given).flatMap((each) => ('role' in each ? [each.role] : []))
  const missing = derivation.requires.filter((name) => !Object.hasOwn(given, name))
  return [
    ...unknown(Object.keys(given), derivation.takes, `argument of "${derive}"`, [...place, 'with']),
    ...unknownRoles(procedure, roles, [...place, 'with']),
    ...missing.map((name) =>
      fault('argument-missing', place, `"${derive}" needs "${name}"`, 'give it in with'),
    ),
  ]
}

function unknownRoles(
  { roles }: Procedure,
  given: readonly string[],
  place: Place,
): readonly ProcedureFault[] {
  return unknown(given, Object.keys(roles), 'role', place).map((each) => ({
    ...each,
    kind: 'role-unknown',
  }))
}

function variantsIn(condition: Condition): readonly string[] {
  if ('variant' in condition) return condition.variant
  if ('not' in condition) return variantsIn(condition.not)
  if ('all' in condition) return condition.all.flatMap(variantsIn)
  return 'any' in condition ? condition.any.flatMap(variantsIn) : []
}

function twice(names: readonly string[], list: string): readonly ProcedureFault[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) < at
      ? [fault('name-twice', [list, at, 'id'], `"${name}" is there twice`, 'rename one of them')]
      : [],
  )
}
