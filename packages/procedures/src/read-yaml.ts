import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { didYouMean, Refusal } from '@motlan/kernel'
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import type { ZodType, z } from 'zod'

/** A text of which every part can be found again. */
export interface PlacedText {
  readonly text: string
  /** `line:column` of the part at a path, or of the nearest part around it; at its key, where it has one. */
  readonly placeOf: (path: readonly (string | number)[]) => string
}

const maxBytes = 1_000_000

/** Reads one YAML file and holds it against a schema; what is wrong is refused with file, line and column. */
export async function readYaml<Schema extends ZodType>(
  file: string,
  schema: Schema,
): Promise<{ readonly value: z.output<Schema>; readonly placed: PlacedText }> {
  const name = basename(file)
  const text = await textOf(file, name)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${line}:${col}`
  }
  const [fault] = [...document.errors, ...document.warnings]
  if (fault) throw refused(`${name}:${at(fault.pos[0])}`, fault.message)
  if (text !== text.normalize('NFC'))
    throw refused(name, 'a letter and its diacritic are written as two characters (NFD)')
  const placed: PlacedText = { text, placeOf: (path) => at(offsetOf(document, path)) }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }), { reportInput: true })
  if (parsed.success) return { value: parsed.data, placed }
  const issue = deepest(parsed.error.issues)
  const inside = (issue?.path ?? []).filter((part) => typeof part !== 'symbol')
  const path = issue?.code === 'unrecognized_keys' ? [...inside, issue.keys[0] ?? ''] : inside
  throw refused(`${name}:${placed.placeOf(path)}`, `${path.join('.')}: ${wordsFor(issue)}`)
}

async function textOf(file: string, name: string): Promise<string> {
  try {
    const bytes = await readFile(file)
    if (bytes.length > maxBytes) throw refused(name, 'the file is larger than 1 MB')
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const reason = cause instanceof TypeError ? 'the file is not UTF-8' : 'the file cannot be read'
    throw new Refusal('PROCEDURE_INVALID', name, { reason, cause })
  }
}

/** Of a choice of shapes, the one that fitted furthest says best what is wrong. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const unfolded = issues.map((issue) => {
    if (issue.code !== 'invalid_union') return issue
    const inner = issue.errors.map((each) => deepest(each)).filter((each) => each !== undefined)
    const best = inner.toSorted((a, b) => rank(b) - rank(a))[0]
    return best ? { ...best, path: [...issue.path, ...best.path] } : issue
  })
  // A misspelt key is often the cause of another one that is missing: it is told first.
  const strange = unfolded.find(({ code }) => code === 'unrecognized_keys')
  return strange ?? unfolded.toSorted((a, b) => b.path.length - a.path.length)[0]
}

/** A value that fits nowhere says more than a key that only another shape has. */
function rank(issue: z.core.$ZodIssue): number {
  return issue.path.length * 2 + (issue.code === 'unrecognized_keys' ? 1 : 0)
}

function wordsFor(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const near = didYouMean(key, knownKeys)
    return `there is no "${key}" here${near === undefined ? '' : `; did you mean "${near}"?`}`
  }
  if (issue?.code === 'invalid_type' && issue.input === undefined)
    return `a ${issue.expected} is missing here`
  return issue?.message ?? 'the file is not valid'
}

/** Keys that are easily misspelt, for suggestions only. */
const knownKeys = [
  ...[
    'attribute',
    'applicant',
    'becomes',
    'changes',
    'choices',
    'derive',
    'with',
    'notice',
    'item',
  ],
  ...[
    'number',
    'title',
    'from',
    'each',
    'optional',
    'when',
    'doubts',
    'editable',
    'filledBy',
    'many',
  ],
  ...['reference', 'choice', 'login', 'answer', 'effect', 'registry', 'mutation', 'input', 'fills'],
]

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const around = document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    if (isMap(around)) {
      const pair = around.items.find((item) => isPair(item) && String(item.key) === String(last))
      if (pair && isNode(pair.key) && pair.key.range) {
        return isScalar(pair.value) && pair.value.range && length === path.length
          ? pair.value.range[0]
          : pair.key.range[0]
      }
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function refused(place: string, reason: string): Refusal {
  return new Refusal('PROCEDURE_INVALID', place, { reason })
}
