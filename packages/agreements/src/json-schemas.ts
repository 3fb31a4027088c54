import type { Bilingual } from '@motlan/kernel'
import type { Catalog } from '@motlan/policy'
import { z } from 'zod'
import { agreementFile, guardrailFile } from './schema.ts'

/** The JSON Schemas with which an editor completes and checks agreements, by file name in `schema/`. */
export function jsonSchemas(catalog: Catalog): Readonly<Record<string, string>> {
  const named = namesOf(catalog)
  const written = (schema: z.ZodType) =>
    `${JSON.stringify(withNames(z.toJSONSchema(schema, { io: 'input' }), named), null, 2)}\n`
  return {
    'agreement.schema.json': written(agreementFile),
    'guardrail.schema.json': written(guardrailFile),
  }
}

interface Name {
  readonly const: string
  readonly description: string
}

/** What may stand under each key, with its title in both languages. */
type Names = ReadonlyMap<string, readonly Name[]>

function namesOf({
  agencies,
  purposes,
  procedures,
  relations,
  legalBases,
  facts = [],
  consentScopes = [],
}: Catalog): Names {
  const named = (all: readonly { readonly id: string; readonly title: Bilingual }[]) =>
    all.map(({ id, title }) => nameOf(id, title))
  const knowable = [
    ...named(facts),
    ...consentScopes.map(({ id, title }) => nameOf(`consent.${id}`, title)),
  ]
  return new Map([
    ['consumer', named(agencies)],
    ['agencies', named(agencies)],
    ['purposes', named(purposes)],
    ['procedures', procedures.map(({ code, title }) => nameOf(code, title))],
    ['relations', named(relations)],
    ['legalBasis', named(legalBases)],
    ['require', knowable],
    ['when', knowable],
    ['unless', knowable],
  ])
}

function nameOf(id: string, { vi, en }: Bilingual): Name {
  return { const: id, description: `${vi} — ${en}` }
}

/** Adds the known names beside the pattern of each key: a relation may still be one of several steps. */
function withNames(schema: unknown, names: Names, key = ''): unknown {
  if (Array.isArray(schema)) return schema.map((part) => withNames(part, names))
  if (schema === null || typeof schema !== 'object') return schema
  const parts = Object.entries(schema)
  const known = names.get(key)
  if (known && 'type' in schema && schema.type === 'string') {
    return { anyOf: key === 'relations' ? [...known, schema] : known }
  }
  return Object.fromEntries(
    parts.map(([part, value]) => [
      part,
      part === 'properties' && value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).map(([name, inner]) => [name, withNames(inner, names, name)]),
          )
        : withNames(value, names, part === 'items' ? key : ''),
    ]),
  )
}
