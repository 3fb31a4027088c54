import { z } from 'zod'
import { derivations } from './derivations.ts'
import { noticesFile, procedureFile } from './procedure-file.ts'

/** The JSON Schemas with which an editor completes and checks procedures, by file name in `schema/`. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const written = (schema: z.ZodType) =>
    `${JSON.stringify(withNames(z.toJSONSchema(schema, { io: 'input', reused: 'ref' })), null, 2)}\n`
  return {
    'procedure.schema.json': written(procedureFile),
    'notices.schema.json': written(noticesFile),
  }
}

const rules = Object.entries(derivations).map(([name, { law, takes, gives }]) => ({
  const: name,
  description: `${takes.join(', ')} → ${gives} (${law})`,
}))

/** Derivations are completed by name, with their article. */
function withNames(schema: unknown, key = ''): unknown {
  if (Array.isArray(schema)) return schema.map((part) => withNames(part))
  if (schema === null || typeof schema !== 'object') return schema
  if (key === 'derive' && 'type' in schema) return { anyOf: rules }
  return Object.fromEntries(
    Object.entries(schema).map(([part, value]) => [part, withNames(value, part)]),
  )
}
