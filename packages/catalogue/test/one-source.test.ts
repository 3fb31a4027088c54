import type { AnyRegistry } from '@motlan/registry-kit/definition'
import { checkDefinition } from '@motlan/registry-kit/definition'
import { expect, test } from 'vitest'
import { type KnownAttribute, oneSource, registries } from '../src/index.ts'

const words = { vi: 'Nghĩa', en: 'Meaning' }

/** A made-up registry that claims one attribute of citizens. */
function claiming(name: string, attribute: string, more: Partial<AnyRegistry> = {}): AnyRegistry {
  const attributes = {
    [attribute]: { type: 'String', column: 'c', sensitivity: 'basic', meaning: words },
  } as const
  return {
    name,
    title: words,
    authority: words,
    subjects: { Citizen: { table: 't', key: 'k', attributes } },
    ...more,
  }
}

test('the registries of the sandbox contradict neither themselves nor each other', () => {
  for (const registry of registries) checkDefinition(registry)
  expect(oneSource(registries).size).toBeGreaterThan(300)
})

test('an attribute that two registries claim names both', () => {
  const [population] = registries
  expect(() => oneSource([population, claiming('shadow', 'dateOfBirth')])).toThrow(
    expect.objectContaining({
      code: 'TWO_SOURCES',
      message: 'Citizen.dateOfBirth: it has two sources: population and shadow',
    }),
  )
})

test('a GraphQL type that two registries bring names both', () => {
  const enums = { Colour: { RED: words } }
  expect(() =>
    oneSource([claiming('one', 'a', { enums }), claiming('two', 'b', { enums })]),
  ).toThrow('type Colour: it has two sources: one and two')
})

test('two registries of one name are two', () => {
  expect(() => oneSource([claiming('one', 'a'), claiming('one', 'b')])).toThrow('registry one')
})

test('a misspelt attribute does not compile', () => {
  const known: KnownAttribute = 'Citizen.dateOfBirth'
  // @ts-expect-error Did you mean '"Citizen.dateOfBirth"'?
  const misspelt: KnownAttribute = 'Citizen.dateOfBrith'
  expect(known).not.toBe(misspelt)
})
