import type { Disclosure } from '@motlan/ledger'
import type { DocumentNode } from 'graphql'
import { answerErrors } from './answer-errors.ts'
import { boundedCache } from './bounded-cache.ts'
import { compileShape } from './compile-shape.ts'
import type { CompiledShape } from './compiled-shape.ts'
import { conditionVariablesOf } from './names.ts'
import type { Shape, ShapeRequest, ShaperOptions, Withheld } from './shaped.ts'
import { typeMatchOf } from './type-match.ts'
import { type Written, writeAnswer } from './write-answer.ts'

/** What is known about one document: a name for it, and which variables decide what it selects. */
interface KnownDocument {
  readonly id: number
  readonly conditions: readonly string[]
}

/** Makes the writer of answers for one public schema. */
export function createShaper({ schema, meaningOf, capacity = 1000 }: ShaperOptions): Shape {
  const matches = typeMatchOf(schema)
  const compiled = boundedCache<CompiledShape>(capacity)
  const documents = new WeakMap<DocumentNode, KnownDocument>()
  let known = 0

  function knownDocument(document: DocumentNode): KnownDocument {
    const before = documents.get(document)
    if (before) return before
    const fresh = { id: known++, conditions: conditionVariablesOf(document) }
    documents.set(document, fresh)
    return fresh
  }

  function compiledFor(request: ShapeRequest): CompiledShape {
    const { document, operation, variables, decided } = request
    const { id, conditions } = knownDocument(document)
    const outcome = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
    const key = `${id} ${operation.name?.value ?? ''} ${outcome} ${decided.id}`
    const before = compiled.get(key)
    if (before) return before
    const fresh = compileShape({ ...request, schema, meaningOf, matches })
    compiled.set(key, fresh)
    return fresh
  }

  return (request) => {
    const { gathered, local, explain } = request
    const shape = compiledFor(request)
    const written = writeAnswer(shape, gathered.data, local)
    return {
      data: written.data,
      errors: answerErrors({ shape, gathered, written, explain }),
      disclosures: disclosuresOf(written, shape),
      withheld: withheldOf(shape),
    }
  }
}

function disclosuresOf({ sent }: Written, shape: CompiledShape): readonly Disclosure[] {
  const { slots, abouts, values } = sent
  const disclosures: Disclosure[] = []
  for (let index = 0; index < slots.length; index++) {
    const slot = shape.slots[slots[index] ?? -1]
    const subjectId = abouts[index]?.subjectId
    const all = values[index]
    if (!slot || subjectId === undefined || !all) continue
    // What stands in the answer several times is committed to as the list of all of it.
    const value = all.length === 1 ? all[0] : all
    const { subject, attribute, relation, grounds } = slot
    const { agreement, legalBasis } = grounds
    disclosures.push({ subject, subjectId, attribute, relation, agreement, legalBasis, value })
  }
  return disclosures
}

function withheldOf({ withheld }: CompiledShape): readonly Withheld[] {
  return withheld.map(({ attribute, relation }) => ({
    attribute,
    relation,
    code: 'ATTRIBUTE_WITHHELD',
  }))
}
