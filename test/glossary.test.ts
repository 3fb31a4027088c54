import { readFileSync } from 'node:fs'
import { registries } from '@motlan/catalogue'
import { attributesOf } from '@motlan/registry-kit/definition'
import { describe, expect, test } from 'vitest'

const glossary = readFileSync(new URL('../docs/glossary.md', import.meta.url), 'utf8')
const names = registries.flatMap((registry) => attributesOf(registry)).map(({ name }) => name)
const named = [...glossary.matchAll(/`((?:Citizen|Business|Parcel)\.[\w.]+)`/g)].map(
  ([, name = '']) => name,
)

describe('the glossary', () => {
  test.each(named)('%s is an attribute, or a group of them', (word) => {
    expect(names.some((name) => name === word || name.startsWith(`${word}.`))).toBe(true)
  })

  test('is NFC, as is every string of the project', () => {
    expect(glossary.normalize('NFC')).toBe(glossary)
  })
})
