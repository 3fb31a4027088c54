import { readdirSync, readFileSync } from 'node:fs'
import { loadAgreements } from '@motlan/agreements'
import { committedSubgraphs, composeSupergraph, vocabularyOf } from '@motlan/catalogue'
import { isSubject } from '@motlan/kernel'
import { compilePolicy } from '@motlan/policy'
import { buildSchema, Kind, parse, type SelectionSetNode, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'

const folder = new URL('../packages/agreements/procedures/', import.meta.url)
const on = '2026-11-21'
const { publicSdl, supergraphSdl } = composeSupergraph(committedSubgraphs())
const schema = buildSchema(publicSdl)
const vocabulary = vocabularyOf(supergraphSdl)
const loaded = await loadAgreements()
const policy = compilePolicy({ ...loaded, vocabulary })
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
const operations = files.map(read)

describe('what each procedure asks the registries', () => {
  it('is written down for every procedure and every agency that may ask anything for it', () => {
    const written = operations.map(({ procedure, agency }) => `${procedure} ${agency}`)
    const served = [...policy.procedures.keys()].flatMap((procedure) =>
      [...policy.agencies.keys()]
        .filter((agency) => granted(procedure, agency).size > 0)
        .map((agency) => `${procedure} ${agency}`),
    )
    expect(written.sort()).toEqual(served.sort())
    expect(policy.procedures.size).toBe(16)
  })

  it.each(operations)(
    '$file is one operation of the public schema, under its name',
    (operation) => {
      const { document, file, procedure, agency, title, fields } = operation
      expect(validate(schema, document).map(({ message }) => message)).toEqual([])
      expect(document.definitions.map(({ kind }) => kind)).toEqual([Kind.OPERATION_DEFINITION])
      expect([`${procedure}.graphql`, `${procedure}.${agency}.graphql`]).toContain(file)
      expect(title).toEqual({ vi: expect.any(String), en: expect.any(String) })
      expect(fields).toMatch(/\d/)
    },
  )

  it.each(operations)('$file is granted in full under its preconditions', (operation) => {
    const may = granted(operation.procedure, operation.agency, operation.preconditions)
    expect([...asked(operation)].filter((each) => !may.has(each))).toEqual([])
  })

  it.each(operations)('$file asks everything its agency is granted for it', (operation) => {
    const needed = asked(operation)
    const may = granted(operation.procedure, operation.agency, operation.preconditions)
    expect([...may].filter((each) => !needed.has(each))).toEqual([])
  })
})

type Operation = ReturnType<typeof read>

function read(file: string) {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const head = text.match(/^#.*$/gm)?.map((line) => line.replace(/^# ?/, '')) ?? []
  const { procedure, agency, title, fields, preconditions } = parseYaml(head.join('\n')) as {
    procedure: string
    agency: string
    title: unknown
    fields: string
    preconditions: readonly string[]
  } // What is not of this shape fails the tests above.
  return { file, procedure, agency, title, fields, preconditions, document: parse(text) }
}

/** What an agency may know for a procedure, as `attribute of relation`. */
function granted(procedure: string, agency: string, preconditions: readonly string[] = []) {
  const purpose = policy.procedures.get(procedure)?.purpose ?? ''
  const facts = Object.fromEntries(preconditions.map((fact) => [fact, true]))
  return new Set(
    policy.relations.flatMap((relation) =>
      [...policy.decide({ agency, procedure, purpose, relation, on, facts }).permitted.keys()].map(
        (attribute) => `${attribute} of ${relation}`,
      ),
    ),
  )
}

/** What an operation asks, as `attribute of relation`. */
function asked({ document }: Operation): ReadonlySet<string> {
  const found = new Set<string>()
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    for (const { name, selectionSet } of fieldsOf(definition.selectionSet)) {
      const type = schema.getQueryType()?.getFields()[name.value]?.type
      below(selectionSet, String(type).replace(/[[\]!]/g, ''), 'self', found)
    }
  }
  return found
}

function below(
  selection: SelectionSetNode | undefined,
  path: string,
  relation: string,
  found: Set<string>,
): void {
  for (const { name, selectionSet } of fieldsOf(selection)) {
    const attribute = vocabulary.get(`${path}.${name.value}`)
    if (attribute) found.add(`${attribute.name} of ${relation}`)
    if (attribute?.relation && isSubject(attribute.type)) {
      const next = relation === 'self' ? attribute.relation : `${relation}.${attribute.relation}`
      below(selectionSet, attribute.type, next, found)
    } else below(selectionSet, `${path}.${name.value}`, relation, found)
  }
}

function fieldsOf(selection: SelectionSetNode | undefined) {
  return (selection?.selections ?? []).filter((each) => each.kind === Kind.FIELD)
}
