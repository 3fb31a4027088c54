import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { agreementsFolder } from './load-agreements.ts'

const text = z.string().trim().min(1)

const head = z.object({
  procedure: text,
  agency: text,
  form: text.optional(),
  title: z.object({ vi: text, en: text }).optional(),
  preconditions: z.array(text).default([]),
})

/** What one agency asks the registries for one procedure: one GraphQL operation, and who it is for. */
export interface ProcedureOperation {
  /** As its author knows it: `procedures/1.002207.graphql`. */
  readonly file: string
  readonly procedure: string
  readonly agency: string
  /** Facts that hold wherever the operation is asked. */
  readonly preconditions: readonly string[]
  readonly text: string
}

/** Reads the operations of a folder of agreements; a folder without them has none. */
export async function loadOperations(
  folder: string = agreementsFolder,
): Promise<readonly ProcedureOperation[]> {
  const found = await readdir(join(folder, 'procedures')).catch(() => [])
  const names = found.filter((name) => name.endsWith('.graphql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const file = `procedures/${name}`
      const operation = await readFile(join(folder, file), 'utf8')
      const { procedure, agency, preconditions } = headOf(operation, file)
      return { file, procedure, agency, preconditions, text: operation }
    }),
  )
}

/** The comment at the head of an operation is YAML. */
function headOf(operation: string, file: string): z.output<typeof head> {
  const lines = operation.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  const comment = lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^# ?/, ''))
  const parsed = head.safeParse(yamlOr(comment.join('\n')))
  if (parsed.success) return parsed.data
  throw new Refusal('AGREEMENT_INVALID', file, {
    reason: 'its head does not say the procedure and the agency it is for',
    fix: 'begin the file with # procedure: "1.002207" and # agency: tax',
  })
}

function yamlOr(comment: string): unknown {
  try {
    return parseYaml(comment)
  } catch {
    return undefined
  }
}
