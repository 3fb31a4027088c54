import { pipeline } from 'node:stream/promises'
import { Refusal } from '@motlan/kernel'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { quoted, tablesOf, trimmingsOf } from './bare-tables.ts'
import type { CopyText } from './copy-text.ts'
import { type CountryMark, writeMark } from './country-mark.ts'

/** One registry while a country is loaded into it: all in one transaction. */
export interface RegistryLoader {
  readonly load: (texts: readonly CopyText[]) => Promise<void>
  /** Builds keys and indexes and writes the mark; still nobody sees it. */
  readonly complete: (mark: CountryMark) => Promise<void>
  readonly commit: () => Promise<void>
  /** Everything as it was before. */
  readonly abandon: () => Promise<void>
}

/**
 * Empties a registry's database and opens it for a country. Nobody sees a half-built one: until `commit`,
 * readers wait, and after `abandon` or a crash they find what was there before.
 */
export async function openLoader(name: string, ownerUrl: string): Promise<RegistryLoader> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: `motlan seed ${name}`,
  })
  // A connection that breaks between statements is met again by the next one.
  client.on('error', () => undefined)
  await client.connect().catch((cause: unknown) => {
    throw new Refusal('DATABASE_UNREACHABLE', `database of ${name}`, { cause })
  })
  const run = async (statement: string) => {
    await client.query(statement).catch((cause: unknown) => {
      throw failed(name, cause)
    })
  }
  const tables = await tablesOf(client)
  if (tables.length === 0)
    throw new Refusal('CONFIGURATION_INVALID', `database of ${name}`, {
      reason: 'it has no tables yet',
      fix: 'migrate it first',
    })
  await run('begin')
  await run("set local maintenance_work_mem = '256MB'")
  await run('set local statement_timeout = 0')
  const { off, on } = await trimmingsOf(client)
  for (const statement of off) await run(statement)
  // In the transaction that emptied them, tables are filled without a log to write, and their rows need no vacuum.
  // A new country has declared nothing; what changes in it gets later numbers than what changed in the last one.
  const emptied = [...tables.map(quoted), 'declaration.declared', 'declaration.change']
  await run(`truncate ${emptied.join(', ')}`)
  return {
    load: async (texts) => {
      for (const text of texts) await copy(client, name, text)
    },
    complete: async (mark) => {
      for (const statement of on) await run(statement)
      await writeMark(client, mark)
    },
    commit: async () => {
      await run('commit')
      await run('set default_statistics_target = 10')
      await run('analyze')
      await client.end()
    },
    abandon: async () => {
      await client.query('rollback').catch(() => undefined)
      await client.end()
    },
  }
}

async function copy(
  client: pg.Client,
  name: string,
  { table, columns, bytes }: CopyText,
): Promise<void> {
  const stream = client.query(
    copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin with (freeze)`),
  )
  await pipeline([bytes], stream).catch((cause: unknown) => {
    throw failed(`${name}.${table}`, cause)
  })
}

/** The row itself stays in the cause: a message may be logged. */
function failed(place: string, cause: unknown): Refusal {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Refusal('INTERNAL', place, { reason, cause })
}
