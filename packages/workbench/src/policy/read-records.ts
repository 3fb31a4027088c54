import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Refusal } from '@motlan/kernel'
import { type DecisionRecord, type RecordClass, recordClasses } from '@motlan/policy/analysis'
import { z } from 'zod'
import type { Io } from '../io.ts'

const record = z.object({
  policy: z.string(),
  agency: z.string(),
  procedure: z.string().exactOptional(),
  purpose: z.string(),
  relation: z.string(),
  on: z.iso.date(),
  facts: z.record(z.string(), z.boolean()).exactOptional(),
  requested: z.array(z.string()),
  disclosed: z.array(z.string()),
})

/** Reads decision records, one JSON object per line, and puts equal ones together. */
export async function readRecords(file: string, io: Io): Promise<readonly RecordClass[]> {
  const records: DecisionRecord[] = []
  const classes = new Map<string, DecisionRecord>()
  let number = 0
  try {
    for await (const line of createInterface({ input: createReadStream(resolve(io.cwd, file)) })) {
      number++
      if (line.trim() === '') continue
      // A million lines hold a few hundred different ones: each of them is kept once.
      const known = classes.get(line) ?? parsed(line, `${file}:${number}`)
      classes.set(line, known)
      records.push(known)
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('CONFIGURATION_INVALID', file, {
      reason: 'there is no such file, or it cannot be read',
      fix: 'name a file with one decision record per line',
      cause,
    })
  }
  return recordClasses(records)
}

function parsed(line: string, where: string): DecisionRecord {
  const read = record.safeParse(jsonOf(line))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Refusal('CONFIGURATION_INVALID', where, {
    reason:
      `this is no decision record: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    fix: 'write one JSON object per line: policy, agency, purpose, relation, on, requested, disclosed',
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
