import type { Procedure } from './procedure.ts'

/** An attribute of whoever fills a role: `mother.birthName.fullName` is `Citizen.birthName.fullName` of `mother`. */
export interface AttributePath {
  readonly role: string
  /** The fields below the subject: `birthName`, `fullName`. */
  readonly fields: readonly string[]
  /** The name in the vocabulary, or of a group or collection where `parts` say which attributes below it. */
  readonly name: string
  /** The names of all the attributes that are meant. */
  readonly attributes: readonly string[]
}

/** Reads a path; undefined where the procedure has no such role. */
export function attributePath(
  procedure: Pick<Procedure, 'roles'>,
  path: string,
  parts: readonly string[] = [],
): AttributePath | undefined {
  const [role = '', ...fields] = path.split('.')
  const subject = procedure.roles[role]?.subject
  if (subject === undefined || fields.length === 0) return undefined
  const name = [subject, ...fields].join('.')
  const attributes = parts.length === 0 ? [name] : parts.map((part) => `${name}.${part}`)
  return { role, fields, name, attributes }
}
