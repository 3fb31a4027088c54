import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Property } from '@motlan/policy/analysis'
import { z } from 'zod'
import { agreementsFolder } from './load-agreements.ts'
import { readYaml } from './read-yaml.ts'

const text = z.string().trim().min(1, 'this may not be empty')
const names = z.array(text).min(1, 'at least one is needed')
const day = z.iso.date('a day is written as 2026-11-21')

const scope = z.strictObject({
  agencies: names.exactOptional(),
  procedures: names.exactOptional(),
  purposes: names.exactOptional(),
  relations: names.exactOptional(),
  attributes: names.exactOptional(),
  sensitivities: names.exactOptional(),
  facts: z.record(text, z.boolean()).exactOptional(),
})

const common = {
  id: text,
  title: z.strictObject({ vi: text, en: text }),
  during: z.strictObject({ from: day, until: day.exactOptional() }).exactOptional(),
}

const property = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('never'), never: scope }),
  z.strictObject({ ...common, kind: z.literal('only'), of: scope, to: z.array(scope).min(1) }),
  z.strictObject({ ...common, kind: z.literal('always'), always: scope }),
  z.strictObject({
    ...common,
    kind: z.literal('never-together'),
    sets: z.array(names).min(2, 'at least two sets are needed'),
    within: z.enum(['subject', 'request', 'agency']),
    scope: scope.exactOptional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('monotone'),
    facts: names,
    scope: scope.exactOptional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('no-new-access-since'),
    version: text,
    except: z.array(scope).exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('basis-in-force') }),
])

/** Reads `properties/*.yaml`: what must be true of the agreements whatever anybody asks; the first thing wrong is refused with file, line and column. */
export async function loadProperties(
  folder: string = agreementsFolder,
): Promise<readonly Property[]> {
  const found = await readdir(join(folder, 'properties')).catch(() => [])
  const files = found.filter((name) => name.endsWith('.yaml')).toSorted()
  const read = await Promise.all(
    files.map((name) => readYaml(join(folder, 'properties', name), z.array(property).min(1))),
  )
  return read.flat()
}
