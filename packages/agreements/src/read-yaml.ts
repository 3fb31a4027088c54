import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { ZodType, z } from 'zod'
import { issueText, yamlFaultText } from './issue-text.ts'

/** A file of agreements is read by people: one of this size is a mistake or an attack. */
const maxBytes = 1_000_000

/** Aliases that may be followed before a file counts as an attempt to grow in memory. */
const maxAliases = 50

/** Reads one YAML file and holds it against a schema; everything wrong is refused with file, line and column. */
export async function readYaml<Schema extends ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const name = join(basename(dirname(file)), basename(file))
  return parseYaml(await textOf(file, name), name, schema)
}

/** The same for a text that has been read already; `name` is what its author calls it. */
function parseYaml<Schema extends ZodType>(
  text: string,
  name: string,
  schema: Schema,
): z.output<Schema> {
  const lines = new LineCounter()
  refuseStrangeText(text, name)
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault) throw refused(name, lines, fault.pos[0], yamlFaultText(fault.message))
  const parsed = schema.safeParse(contentOf(document, name), { reportInput: true })
  if (parsed.success) return parsed.data
  // A misspelt key is often the cause of another one that is missing: it is told first.
  const [issue, ...others] = parsed.error.issues.toSorted(
    (a, b) => Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'),
  )
  const { reason, fix } = issueText(issue, others.length)
  throw refused(name, lines, issue ? offsetOf(document, issue) : 0, reason, fix)
}

async function textOf(file: string, name: string): Promise<string> {
  try {
    const bytes = await readFile(file)
    if (bytes.length > maxBytes) {
      throw new Refusal('AGREEMENT_INVALID', name, { reason: 'the file is larger than 1 MB' })
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const reason = cause instanceof TypeError ? 'the file is not UTF-8' : 'the file cannot be read'
    throw new Refusal('AGREEMENT_INVALID', name, { reason, cause })
  }
}

/** Two spellings of one Vietnamese letter are two texts to a computer: only the composed one is taken. */
function refuseStrangeText(text: string, name: string): void {
  const composed = text.normalize('NFC')
  if (composed === text) return
  let at = 0
  while (text[at] === composed[at]) at++
  const { line, column } = placeIn(text, at)
  throw new Refusal('AGREEMENT_INVALID', `${name}:${line}:${column}`, {
    reason: 'a letter and its diacritic are written as two characters (NFD)',
    fix: 'save the file in Unicode NFC',
  })
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function contentOf(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: maxAliases })
  } catch (cause) {
    throw new Refusal('AGREEMENT_INVALID', name, {
      reason: 'its aliases refer to each other too often',
      fix: 'write the repeated part out',
      cause,
    })
  }
}

/** Where the part of a document with a fault begins; the nearest part around it where there is none of its own. */
function offsetOf(document: Document, issue: z.core.$ZodIssue): number {
  const { path } = issue
  const around = path.length === 0 ? document.contents : document.getIn(path, true)
  if (issue.code === 'unrecognized_keys' && isMap(around)) {
    const key = around.items.find((pair) => String(pair.key) === issue.keys[0])?.key
    if (isNode(key) && key.range) return key.range[0]
  }
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function refused(
  name: string,
  lines: LineCounter,
  offset: number,
  reason: string,
  fix?: string,
): Refusal {
  const { line, col } = lines.linePos(offset)
  return new Refusal(
    'AGREEMENT_INVALID',
    `${name}:${line}:${col}`,
    fix ? { reason, fix } : { reason },
  )
}
