import { digest, Refusal } from '@motlan/kernel'
import { sql, type Transaction } from 'kysely'
import { changeChannel } from './changes-after.ts'
import type { RegistryDatabase } from './database.ts'
import type { Applied, Declaration, DeclaredInput, DeclaredSubject } from './declaration.ts'
import { declarationFault } from './declaration-fault.ts'
import { normalisedInput, subjectsIn } from './normalised-input.ts'
import type { RequestScope } from './request-scope.ts'

/** One declaration as it arrived. */
export interface Order {
  readonly declarationId: string
  readonly input: unknown
}

/** What a declaration answers, the first time and every time after. */
export interface Declared {
  readonly declarationId: string
  readonly at: string
  readonly subjects: readonly DeclaredSubject[]
}

// Two declarations that want each other's rows, or the same new number: one of them begins again.
const attemptsAtMost = 5

/**
 * Writes a declaration down: once, however often it is sent, and all of it or nothing: the rows, the answer under its
 * ID, and what subscribers will be told.
 */
export async function register<DB>(
  declaration: Declaration<DB>,
  registrar: RegistryDatabase<DB> | undefined,
  order: Order,
  scope: RequestScope,
): Promise<Declared> {
  const { name } = declaration
  if (scope.granted?.declaration !== name) throw new Refusal('DECLARATION_NOT_GRANTED', name)
  if (!/^[\w.:-]{1,200}$/.test(order.declarationId)) {
    throw new Refusal('DECLARATION_INVALID', `${name}.declarationId`, {
      reason: 'it is 1 to 200 letters, digits, dots, colons, hyphens or underscores',
    })
  }
  if (!registrar) {
    throw new Refusal('REGISTRY_UNAVAILABLE', name, {
      reason: 'this registry was started without a role that writes declarations down',
      fix: 'give it the address of its registrar role',
    })
  }
  try {
    const read = { ...order, input: normalisedInput(declaration, order.input) }
    return await untilUndisturbed(() =>
      registrar.kysely
        .transaction()
        .execute((transaction) => registerOnce(declaration, transaction, read, scope)),
    )
  } catch (error) {
    throw declarationFault(name, error)
  }
}

async function untilUndisturbed<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (count >= attemptsAtMost || !collided(error)) throw error
    }
  }
}

async function registerOnce<DB>(
  declaration: Declaration<DB>,
  transaction: Transaction<DB>,
  { declarationId, input }: { readonly declarationId: string; readonly input: DeclaredInput },
  { now, today, granted }: RequestScope,
): Promise<Declared> {
  const fingerprint = digest(JSON.stringify(input))
  await hold(transaction, [`declaration ${declarationId}`, ...subjectsIn(declaration, input)])
  const before = await declaredBefore(transaction, declarationId)
  if (before) return sameAgain(before, declaration.name, fingerprint)
  const { subjects, changes } = await declaration.apply(
    {
      database: transaction,
      now,
      today,
      nextNumber: () => nextNumber(transaction),
      hold: (name) => hold(transaction, [name]),
    },
    input,
  )
  const answer: Declared = { declarationId, at: now.toISOString(), subjects: once(subjects) }
  await sql`
    insert into declaration.declared (declaration_id, mutation, input, answer, agency, case_id, at)
    values (${declarationId}, ${declaration.name}, ${fingerprint}, ${JSON.stringify(answer)},
      ${granted?.agency ?? ''}, ${granted?.case ?? null}, ${answer.at})`.execute(transaction)
  await publish(transaction, answer, changes)
  return answer
}

/** INVARIANT: several names are taken in one order everywhere, so that two declarations never wait for each other. */
async function hold<DB>(transaction: Transaction<DB>, names: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${names}::text[]) as name`.execute(
    transaction,
  )
}

interface StoredDeclaration {
  readonly mutation: string
  readonly input: string
  readonly answer: Declared
}

async function declaredBefore<DB>(
  transaction: Transaction<DB>,
  declarationId: string,
): Promise<StoredDeclaration | undefined> {
  const { rows } = await sql<StoredDeclaration>`
    select mutation, input, answer from declaration.declared where declaration_id = ${declarationId}`.execute(
    transaction,
  )
  return rows[0]
}

function sameAgain(
  { mutation, input, answer }: StoredDeclaration,
  name: string,
  fingerprint: string,
): Declared {
  if (mutation === name && input === fingerprint) return answer
  throw new Refusal('DECLARATION_INVALID', `${name}.declarationId`, {
    reason: 'something else has been declared under this ID',
    fix: 'give each declaration an ID of its own, and repeat one unchanged',
  })
}

async function nextNumber<DB>(transaction: Transaction<DB>): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select nextval('declaration.entry_number') as number`.execute(transaction)
  return Number(rows[0]?.number)
}

/**
 * The last thing a declaration does. INVARIANT: numbers are given out under a lock that is held until the commit, so
 * whoever has read up to a number has missed none below it.
 */
async function publish<DB>(
  transaction: Transaction<DB>,
  { declarationId, at }: Declared,
  changes: Applied['changes'],
): Promise<void> {
  const told = changes.filter(({ attributes }) => attributes.length > 0)
  if (told.length === 0) return
  await sql`select pg_advisory_xact_lock(hashtext('motlan change'))`.execute(transaction)
  await sql`
    insert into declaration.change (at, declaration_id, subject, subject_id, attributes)
    select ${at}, ${declarationId}, one.subject, one."subjectId", one.attributes
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as one(subject text, "subjectId" text, attributes text[])`.execute(
    transaction,
  )
  // Heard when this commits, and not before.
  await sql`select pg_notify(${changeChannel}, '')`.execute(transaction)
}

/** Each subject once in each role, in the order they were named. */
function once(subjects: readonly DeclaredSubject[]): readonly DeclaredSubject[] {
  return [...new Map(subjects.map((one) => [`${one.role} ${one.subjectId}`, one])).values()]
}

const collisions: ReadonlySet<string> = new Set([
  '40001', // could not be serialised
  '40P01', // deadlock
  '23505', // somebody was faster with the same key
])

function collided(error: unknown): boolean {
  return error instanceof Error && 'code' in error && collisions.has(String(error.code))
}
