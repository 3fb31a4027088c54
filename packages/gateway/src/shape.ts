import type { DocumentNode } from 'graphql'
import { answerErrors } from './answer-errors.ts'
import { boundedCache } from './bounded-cache.ts'
import { compileShape } from './compile-shape.ts'
import type { CompiledShape } from './compiled-shape.ts'
import { type GroupDisclosures, grouping, ungrouped } from './group-disclosures.ts'
import { conditionVariablesOf } from './names.ts'
import type { Shape, ShapeRequest, ShaperOptions, Withheld } from './shaped.ts'
import { typeMatchOf } from './type-match.ts'
import { writeAnswer } from './write-answer.ts'

/** What is known about one document: a name for it, and which variables decide what it selects. */
interface KnownDocument {
  readonly id: number
  readonly conditions: readonly string[]
}

/** A compiled answer, and how what leaves with it is grouped. */
interface KnownShape {
  readonly shape: CompiledShape
  readonly group: GroupDisclosures
}

/** Makes the writer of answers for one public schema. */
export function createShaper({ schema, meaningOf, capacity = 1000 }: ShaperOptions): Shape {
  const matches = typeMatchOf(schema)
  const compiled = boundedCache<KnownShape>(capacity)
  const documents = new WeakMap<DocumentNode, KnownDocument>()
  let known = 0

  function knownDocument(document: DocumentNode): KnownDocument {
    const before = documents.get(document)
    if (before) return before
    const fresh = { id: known++, conditions: conditionVariablesOf(document) }
    documents.set(document, fresh)
    return fresh
  }

  function compiledFor(request: ShapeRequest): KnownShape {
    const { document, operation, variables, decided } = request
    const { id, conditions } = knownDocument(document)
    const outcome = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('')
    const key = `${id} ${operation.name?.value ?? ''} ${outcome} ${decided.id}`
    const before = compiled.get(key)
    if (before) return before
    const shape = compileShape({ ...request, schema, meaningOf, matches })
    const fresh = { shape, group: grouping(shape.slots) }
    compiled.set(key, fresh)
    return fresh
  }

  return (request) => {
    const { gathered, local, explain } = request
    const { shape, group } = compiledFor(request)
    const written = writeAnswer(shape, gathered.data, local)
    const groups = group(written.abouts)
    return {
      data: written.data,
      errors: answerErrors({ shape, gathered, written, explain }),
      groups,
      get disclosures() {
        return ungrouped(groups)
      },
      withheld: withheldOf(shape),
    }
  }
}

function withheldOf({ withheld }: CompiledShape): readonly Withheld[] {
  return withheld.map(({ attribute, relation }) => ({
    attribute,
    relation,
    code: 'ATTRIBUTE_WITHHELD',
  }))
}
