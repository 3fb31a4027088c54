import { didYouMean, isSubject, subjectScalars } from '@motlan/kernel'
import { attributePath } from '../attribute-path.ts'
import type { Procedure, Role } from '../procedure.ts'
import { type Check, fault, type Known, type Place, type ProcedureFault } from './fault.ts'
import { placedSources } from './value-places.ts'

/** Every attribute is held by a registry, every reference leads to the right kind of subject, every notice has the item. */
export const checkAttributes: Check = (procedure, known) => [
  ...placedSources(procedure).flatMap(({ source, place }) => {
    if ('notice' in source) return itemFaults(source, place, known)
    if ('attribute' in source) {
      const beside = [
        ...(source.parts ?? []),
        ...Object.keys(source.where ?? {}).map(besideOf(source.parts)),
        ...(source.latest === undefined ? [] : [source.latest].map(besideOf(source.parts))),
      ]
      return [
        ...heldFaults(procedure, source.attribute, source.parts, [...place, 'attribute'], known),
        ...besideFaults(procedure, source.attribute, source.parts, beside, place, known),
      ]
    }
    if (!('applicant' in source)) return []
    const { applicant } = source
    if ('scalar' in applicant || 'choices' in applicant) return []
    const path = 'becomes' in applicant ? applicant.becomes : applicant.changes
    return heldFaults(procedure, path, applicant.parts, [...place, 'applicant'], known)
  }),
  ...Object.entries(procedure.roles).flatMap(([name, role]) =>
    roleFaults(procedure, name, role, known),
  ),
]

function besideOf(parts: readonly string[] | undefined): (name: string) => string {
  return (name) => (parts === undefined ? `../${name}` : name)
}

function heldFaults(
  procedure: Procedure,
  path: string,
  parts: readonly string[] | undefined,
  place: Place,
  { dictionary: { vocabulary } }: Known,
): readonly ProcedureFault[] {
  const read = attributePath(procedure, path, parts)
  if (read === undefined) return [roleUnknown(procedure, path, place)]
  return read.attributes
    .filter((name) => !vocabulary.has(name))
    .map((name) => {
      const near = didYouMean(name, vocabulary.keys())
      const isGroup = [...vocabulary.keys()].some((each) => each.startsWith(`${name}.`))
      return fault(
        'attribute-unknown',
        place,
        `no registry holds ${name}`,
        isGroup
          ? 'it has several attributes: say which of them in parts'
          : near === undefined
            ? 'name an attribute of docs/catalogue.md'
            : `did you mean ${near}?`,
      )
    })
}

/** What entries are told apart by stands beside the attribute in the same collection. */
function besideFaults(
  procedure: Procedure,
  path: string,
  parts: readonly string[] | undefined,
  beside: readonly string[],
  place: Place,
  known: Known,
): readonly ProcedureFault[] {
  const around = parts === undefined ? path.split('.').slice(0, -1).join('.') : path
  return beside
    .filter((name) => name.startsWith('../') || !(parts ?? []).includes(name))
    .flatMap((name) =>
      heldFaults(procedure, `${around}.${name.replace('../', '')}`, undefined, place, known),
    )
}

function roleFaults(
  procedure: Procedure,
  name: string,
  { subject, filledBy }: Role,
  known: Known,
): readonly ProcedureFault[] {
  return filledBy.flatMap((source, at) => {
    const place = ['roles', name, 'filledBy', at]
    if ('notice' in source) return itemFaults(source, place, known, subjectScalars[subject])
    const paths =
      'reference' in source ? [source.reference] : 'choice' in source ? source.choice : []
    return paths.flatMap((path) => {
      const read = attributePath(procedure, path)
      if (read === undefined) return [roleUnknown(procedure, path, place)]
      const held = known.dictionary.vocabulary.get(read.name)
      if (held === undefined) return heldFaults(procedure, path, undefined, place, known)
      if (isSubject(held.type) && held.type === subject) return []
      return [
        fault(
          'reference-kind',
          place,
          `${read.name} leads to no ${subject}: it is of type ${held.type}`,
          'name a reference to the subject of the role',
        ),
      ]
    })
  })
}

function itemFaults(
  { notice, item }: { readonly notice: string; readonly item: string },
  place: Place,
  { notices }: Known,
  type?: string,
): readonly ProcedureFault[] {
  const found = notices.find(({ id }) => id === notice)
  if (found === undefined) {
    const fix = `name one of ${notices.map(({ id }) => id).join(', ')}`
    return [fault('notice-unknown', place, `nobody sends the notice "${notice}"`, fix)]
  }
  const held = Object.hasOwn(found.items, item) ? found.items[item] : undefined
  if (held === undefined) {
    const fix = `it has ${Object.keys(found.items).join(', ')}`
    return [fault('notice-unknown', place, `the notice "${notice}" has no item "${item}"`, fix)]
  }
  if (type === undefined || held.type === type) return []
  const reason = `${notice}.${item} is a ${held.type} and no ${type}`
  return [fault('reference-kind', place, reason, 'name an item with the ID of the subject')]
}

function roleUnknown({ roles }: Procedure, path: string, place: Place): ProcedureFault {
  const [role = ''] = path.split('.')
  const near = didYouMean(role, Object.keys(roles))
  return fault(
    'role-unknown',
    place,
    `there is no role "${role}"`,
    near === undefined ? 'add it to roles' : `did you mean "${near}"?`,
  )
}
