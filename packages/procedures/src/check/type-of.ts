import { isSubject, scalars, subjectScalars } from '@motlan/kernel'
import { attributePath } from '../attribute-path.ts'
import { derivations } from '../derivations.ts'
import type { FieldSource } from '../field.ts'
import type { Procedure } from '../procedure.ts'
import type { Known } from './fault.ts'

/** The GraphQL type of a field or fact, or of one part of it; undefined where it is told by no source. */
export function typeOf(
  procedure: Procedure,
  name: string,
  part: string | undefined,
  known: Known,
): string | undefined {
  const value = procedure.fields.find(({ id }) => id === name) ?? procedure.facts[name]
  const [type] = (value?.from ?? []).flatMap(
    (source) => typeOfSource(procedure, source, part, known) ?? [],
  )
  return type
}

function typeOfSource(
  procedure: Procedure,
  source: FieldSource,
  part: string | undefined,
  known: Known,
): string | undefined {
  const ofAttribute = (path: string): string | undefined => {
    const read = attributePath(procedure, path)
    const type = known.dictionary.vocabulary.get(
      part === undefined ? (read?.name ?? '') : `${read?.name}.${part}`,
    )?.type
    return type !== undefined && isSubject(type) ? subjectScalars[type] : type
  }
  if ('key' in source) {
    const subject = procedure.roles[source.key]?.subject
    return subject && subjectScalars[subject]
  }
  if ('attribute' in source) return ofAttribute(source.attribute)
  if ('notice' in source) {
    return known.notices.find(({ id }) => id === source.notice)?.items[source.item]?.type
  }
  if ('applicant' in source) {
    const { applicant } = source
    if ('scalar' in applicant) return applicant.scalar
    if ('choices' in applicant) return undefined
    return ofAttribute('becomes' in applicant ? applicant.becomes : applicant.changes)
  }
  const gives = Object.hasOwn(derivations, source.derive) ? derivations[source.derive]?.gives : ''
  return isType(gives ?? '', known) && part === undefined ? gives : undefined
}

function isType(name: string, { dictionary: { enumerations } }: Known): boolean {
  return (
    ['String', 'Int', 'Float', 'Boolean', 'Vnd'].includes(name) ||
    Object.hasOwn(scalars, name) ||
    enumerations.has(name)
  )
}
