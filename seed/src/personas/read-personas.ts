import { readFileSync } from 'node:fs'
import { Refusal } from '@motlan/kernel'
import { LineCounter, parseDocument } from 'yaml'
import type { AdministrativeUnits } from '../units/administrative-units.ts'
import type { PersonaFault } from './fault-finder.ts'
import { joined, personaFaults } from './persona-faults.ts'
import { type PersonaFile, personaFile } from './persona-shapes.ts'

/** A file of personas: its text and what to call it in messages. */
export interface PersonaSource {
  readonly name: string
  readonly text: string
}

/** The cast of documentation and demonstrations. */
export function builtInPersonas(): PersonaSource {
  return {
    name: 'personas.yaml',
    text: readFileSync(new URL('../../personas.yaml', import.meta.url), 'utf8'),
  }
}

/** Reads personas that somebody added. */
export function personasAt(path: string): PersonaSource {
  try {
    return { name: path, text: readFileSync(path, 'utf8') }
  } catch (cause) {
    throw new Refusal('CONFIGURATION_INVALID', path, {
      reason: 'the file of personas cannot be read',
      cause,
    })
  }
}

/** Reads files of personas, each of which may refer to those before it, as one; a fault names file, line and field. */
export function readPersonas(
  sources: readonly PersonaSource[],
  units: AdministrativeUnits,
  today: string,
): PersonaFile {
  return sources.reduce<PersonaFile>((known, source) => {
    const { file, lineOf } = parsed(source)
    const faults = personaFaults(file, known, units, today)
    if (faults.length > 0) throw refused(source, faults, lineOf)
    return joined(known, file)
  }, personaFile.parse({}))
}

type LineOf = (path: readonly PropertyKey[]) => number

function parsed(source: PersonaSource): { readonly file: PersonaFile; readonly lineOf: LineOf } {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line
    throw refused(
      source,
      [{ path: [], reason: broken.message.split('\n')[0] ?? 'not YAML' }],
      () => line,
    )
  }
  const lineOf: LineOf = (path) => {
    // The nearest place that is there: a missing field has no line of its own.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
        return lines.linePos(Number(node.range[0])).line
    }
    return 1
  }
  const read = personaFile.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {})
  if (read.success) return { file: read.data, lineOf }
  throw refused(
    source,
    read.error.issues.map(({ path, message }) => ({ path, reason: message })),
    lineOf,
  )
}

function refused(
  { name }: PersonaSource,
  faults: readonly PersonaFault[],
  lineOf: LineOf,
): Refusal {
  const reasons = faults
    .slice(0, 5)
    .map(
      ({ path, reason }) =>
        `line ${lineOf(path)}, ${path.length > 0 ? path.join('.') : 'document'}: ${reason}`,
    )
  const more = faults.length > 5 ? `; and ${faults.length - 5} more` : ''
  return new Refusal('CONFIGURATION_INVALID', name, {
    reason: reasons.join('; ') + more,
    fix: 'correct the lines that are named',
  })
}
