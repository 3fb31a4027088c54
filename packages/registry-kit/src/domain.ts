import { scalars } from '@motlan/kernel'
import { type Kysely, sql } from 'kysely'
import { adminUnitVersions } from './address.ts'
import type { AnyRegistry } from './erased-definition.ts'
import { snakeCase } from './snake-case.ts'

/** A PostgreSQL domain: the type of every column that holds an identifier, an enumeration or an amount of money. */
export interface Domain {
  readonly name: string
  readonly base: 'text' | 'bigint' | 'month'
  /** The condition on `value`; absent where the base type says enough. */
  readonly check?: string
}

/** The domains that migrations of a registry may use: one per scalar of the kernel, `vnd`, those of addresses, and one per enumeration. */
export function domainsOf({ enums = {} }: AnyRegistry): readonly Domain[] {
  return [
    ...Object.entries(scalars)
      .filter(([name]) => !native.has(name))
      .map(
        ([name, { pattern }]): Domain => ({
          name: snakeCase(name),
          base: 'text',
          check: matching(pattern),
        }),
      ),
    { name: 'vnd', base: 'bigint' },
    { name: 'admin_unit_code', base: 'text', check: matching('^[0-9]{5}$') },
    { name: 'admin_unit_version', base: 'month', check: oneOf(adminUnitVersions) },
    ...Object.entries(enums).map(
      ([name, values]): Domain => ({
        name: snakeCase(name),
        base: 'text',
        check: oneOf(Object.keys(values)),
      }),
    ),
  ]
}

/** The condition that a value matches. A set of characters and a length are asked for one by one: that is four times as fast as the expression that counts, and half of loading a country is such checks. */
function matching(pattern: string): string {
  const [, set, length] = /^\^\[([a-z0-9-]+)\]\{([0-9]+)\}\$$/.exec(pattern) ?? []
  return set && length
    ? `octet_length(value) = ${length} and value !~ ${quoted(`[^${set}]`)}`
    : `value ~ ${quoted(pattern)}`
}

/** PostgreSQL has types of its own for these. */
const native: ReadonlySet<string> = new Set(['Date', 'DateTime'])

/** Creates what is missing and brings up to date what has changed; a domain that is as it should be is not touched. */
export async function applyDomains<DB>(
  database: Kysely<DB>,
  domains: readonly Domain[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('motlan domains'))`.execute(transaction)
    const { rows } = await sql<{ name: string; check: string | null }>`
      select typname as name, obj_description(oid, 'pg_type') as check
      from pg_type where typtype = 'd' and typnamespace = 'public'::regnamespace`.execute(
      transaction,
    )
    const present = new Map(rows.map(({ name, check }) => [name, check]))
    for (const domain of domains) {
      for (const text of changes(domain, present)) await sql.raw(text).execute(transaction)
    }
  })
}

// The condition stands in the domain's comment: comparing it is free, while re-creating the check reads every table that uses it.
function changes(
  { name, base, check }: Domain,
  present: ReadonlyMap<string, string | null>,
): readonly string[] {
  const wanted = check ?? base
  if (present.get(name) === wanted) return []
  const id = `public."${name}"`
  const constraint = check
    ? [`alter domain ${id} add constraint "${name}_check" check (${check})`]
    : []
  return [
    present.has(name)
      ? `alter domain ${id} drop constraint if exists "${name}_check"`
      : `create domain ${id} as ${base}`,
    ...constraint,
    `comment on domain ${id} is ${quoted(wanted)}`,
  ]
}

function oneOf(values: readonly string[]): string {
  return `value in (${values.map(quoted).join(', ')})`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
