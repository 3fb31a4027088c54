import { digest, digestVariables, type Grant, signGrant } from './grant.ts'
import { Refusal, type RefusalCode, refusals } from './refusal.ts'
import { isSubject, type Subject } from './subject.ts'
import type { JsonObject, RegistryAnswer, RegistryError, Transport } from './transport.ts'

/** One declaration on its way to the registry that owns what it says. */
export interface DeclarationToSend {
  readonly registry: string
  /** `registerBirth`. */
  readonly mutation: string
  readonly input: JsonObject
  /** The same whenever the same declaration is sent again: the registry writes it down once. */
  readonly declarationId: string
  readonly caseId: string
  readonly agency: string
  /** Procedure code or purpose of the case. */
  readonly purpose: string
  /** The key shared with that registry. */
  readonly grantKey: Uint8Array
  readonly transport: Transport
  readonly clock: () => Date
  /** Makes a new unique text: for the request and for the nonce. */
  readonly newId: () => string
  readonly signal?: AbortSignal
}

/** What a registry made of a declaration. Both are final: sent again it answers the same. */
export type DeclarationAnswer =
  | { readonly declared: DeclaredFact; readonly refused?: never }
  | { readonly refused: RefusedDeclaration; readonly declared?: never }

export interface DeclaredFact {
  readonly declarationId: string
  /** ISO instant. */
  readonly at: string
  readonly subjects: readonly {
    readonly subject: Subject
    readonly subjectId: string
    readonly role: string
  }[]
}

/** Why a registry does not take a declaration, and where in the input. */
export interface RefusedDeclaration {
  readonly code: 'DECLARATION_INVALID' | 'DECLARATION_REFUSED'
  /** Path into the input: `dateOfBirth`, `members[1].citizen`; empty where it is the declaration as a whole. */
  readonly field: string
  readonly reason: string
  readonly fix: string
  readonly message: string
}

/** Seconds a grant may be on its way. */
const lifetime = 30

/**
 * Sends a declaration under a grant that names it and its case. Throws a `Refusal` where the registry could not answer:
 * nothing is known then, and the same declaration may be sent again until it is.
 */
export async function declareTo(sending: DeclarationToSend): Promise<DeclarationAnswer> {
  const { registry, mutation, input, declarationId, grantKey, transport, newId } = sending
  const operation = operationOf(mutation)
  const variables = { declarationId, input }
  const grant = signGrant(grantFor(sending, operation, variables), grantKey)
  const signal = sending.signal ?? new AbortController().signal
  const request = { registry, operation, variables, grant, requestId: newId(), signal }
  const answer = await transport(request).catch((cause: unknown) => {
    throw cause instanceof Refusal
      ? cause
      : new Refusal('REGISTRY_UNAVAILABLE', registry, { cause })
  })
  return readAnswer(answer, sending)
}

/** The operation a declaration is sent as; its name is checked, so nothing else can come into the text. */
function operationOf(mutation: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(mutation)) throw new Refusal('DOCUMENT_INVALID', mutation)
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  return `mutation($declarationId: ID!, $input: ${type}!) { ${mutation}(declarationId: $declarationId, input: $input) { declarationId at subjects { subject subjectId role } } }`
}

function grantFor(
  { registry, mutation, caseId, agency, purpose, clock, newId }: DeclarationToSend,
  operation: string,
  variables: JsonObject,
): Grant {
  const issuedAt = Math.floor(clock().getTime() / 1000)
  return {
    requestId: newId(),
    agency,
    purpose,
    policy: 'declaration',
    audience: registry,
    attributes: [],
    declaration: mutation,
    case: caseId,
    document: digest(operation),
    variables: digestVariables(variables),
    issuedAt,
    expiresAt: issuedAt + lifetime,
    nonce: newId(),
  }
}

function readAnswer(
  { data, errors }: RegistryAnswer,
  { registry, mutation }: DeclarationToSend,
): DeclarationAnswer {
  const [error] = errors ?? []
  if (error) return { refused: finalRefusal(error, registry) }
  const declared = data?.[mutation]
  if (isDeclared(declared)) return { declared }
  throw new Refusal('REGISTRY_ANSWER_INVALID', registry)
}

/** What may be different the next time is thrown. */
function finalRefusal(
  { message, extensions = {} }: RegistryError,
  registry: string,
): RefusedDeclaration {
  const { code, field, reason, fix } = extensions
  if (code === 'DECLARATION_INVALID' || code === 'DECLARATION_REFUSED') {
    return { code, field: textOf(field), reason: textOf(reason), fix: textOf(fix), message }
  }
  const known = typeof code === 'string' && Object.hasOwn(refusals, code)
  // The line before has looked it up in the table.
  throw new Refusal(known ? (code as RefusalCode) : 'REGISTRY_ERROR', registry, {
    reason: message.replace(/^[\w-]+: /, ''),
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isDeclared(value: unknown): value is DeclaredFact {
  if (!isObject(value)) return false
  const { declarationId, at, subjects } = value
  return (
    typeof declarationId === 'string' &&
    typeof at === 'string' &&
    Array.isArray(subjects) &&
    subjects.every(
      (one: unknown) =>
        isObject(one) &&
        typeof one.subject === 'string' &&
        isSubject(one.subject) &&
        typeof one.subjectId === 'string' &&
        typeof one.role === 'string',
    )
  )
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
