import { scalars } from '@motlan/kernel'
import { attributePath } from '../attribute-path.ts'
import type { Answer, Field } from '../field.ts'
import { factsUsed, namesInBindings, namesInSource } from '../names-used.ts'
import { isCreated, type Procedure } from '../procedure.ts'
import { type Check, fault, type Place, type ProcedureFault } from './fault.ts'

/** The applicant is asked only what no registry holds, and what is asked is told to the registry that will hold it. */
export const checkAsking: Check = (procedure, known) => {
  const told = toldNames(procedure)
  return procedure.fields.flatMap((field, at) =>
    field.from.flatMap((source, index) => {
      if (!('applicant' in source)) return []
      const place = ['fields', at, 'from', ...(field.from.length > 1 ? [index] : []), 'applicant']
      const { applicant } = source
      if ('scalar' in applicant) return scalarFaults(applicant.scalar, known.dictionary, place)
      if ('choices' in applicant) return []
      const path = 'becomes' in applicant ? applicant.becomes : applicant.changes
      return [
        ...('becomes' in applicant ? reAskFaults(procedure, field, index, path, known, place) : []),
        ...(told.has(field.id) ? [] : [toldToNobody(field, path, place)]),
        ...onlyFaults(applicant, procedure, known.dictionary, place),
      ]
    }),
  )
}

/** Asking for what a registry holds of somebody who exists is asking again, unless it was asked and is silent. */
function reAskFaults(
  procedure: Procedure,
  { from }: Field,
  index: number,
  path: string,
  { dictionary }: Parameters<Check>[1],
  place: Place,
): readonly ProcedureFault[] {
  const read = attributePath(procedure, path)
  if (read === undefined) return []
  const isNew = isCreated(procedure.roles[read.role])
  const isSilent = from
    .slice(0, index)
    .some((source) => 'attribute' in source && source.attribute === path)
  if (isNew || isSilent) return []
  const held = [...dictionary.vocabulary.values()].find(
    ({ name }) => name === read.name || name.startsWith(`${read.name}.`),
  )
  if (held === undefined) return []
  return [
    fault(
      're-ask',
      place,
      `${held.source} already holds ${read.name}: it may not be asked again`,
      `fill it in with attribute: ${path}; or say changes, where the procedure exists to change it`,
    ),
  ]
}

function toldToNobody({ id }: Field, path: string, place: Place): ProcedureFault {
  return fault(
    'told-to-nobody',
    place,
    `"${id}" becomes ${path}, and no effect tells a registry`,
    'bind it to an input of an effect',
  )
}

/** Everything that reaches a registry, directly or through a derivation. */
function toldNames(procedure: Procedure): ReadonlySet<string> {
  const told = new Set<string>()
  const tell = (names: readonly string[]): void => {
    for (const name of names) {
      if (told.has(name)) continue
      told.add(name)
      const value = procedure.fields.find(({ id }) => id === name) ?? procedure.facts[name]
      tell(value?.from.flatMap(namesInSource) ?? [])
    }
  }
  tell(procedure.effects.flatMap(({ input }) => namesInBindings(Object.values(input))))
  return told
}

const plainTypes = ['String', 'Int', 'Float', 'Boolean', 'Vnd']

function scalarFaults(
  type: string,
  { enumerations }: Parameters<Check>[1]['dictionary'],
  place: Place,
): readonly ProcedureFault[] {
  const isKnown =
    plainTypes.includes(type) || Object.hasOwn(scalars, type) || enumerations.has(type)
  const fix = `use ${[...plainTypes, ...Object.keys(scalars)].join(', ')} or an enumeration`
  return isKnown ? [] : [fault('type-unknown', place, `there is no type "${type}"`, fix)]
}

function onlyFaults(
  answer: Answer,
  procedure: Procedure,
  { vocabulary, enumerations }: Parameters<Check>[1]['dictionary'],
  place: Place,
): readonly ProcedureFault[] {
  if (answer.only === undefined || !('changes' in answer || 'becomes' in answer)) return []
  const path = attributePath(procedure, 'changes' in answer ? answer.changes : answer.becomes)
  const values = enumerations.get(vocabulary.get(path?.name ?? '')?.type ?? '') ?? []
  return answer.only
    .filter((value) => !values.includes(value))
    .map((value) =>
      fault(
        'value-unknown',
        place,
        `${path?.name} is never "${value}"`,
        `use ${values.join(', ')}`,
      ),
    )
}

/** The facts that a check of unused ones would name. */
export const unusedFacts: Check = (procedure) => {
  const used = factsUsed(procedure)
  return Object.keys(procedure.facts)
    .filter((name) => !used.has(name))
    .map((name) =>
      fault(
        'fact-unused',
        ['facts', name],
        `nothing needs "${name}"`,
        'take it out: what nothing needs is not asked for',
      ),
    )
}
