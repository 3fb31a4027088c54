import { readFileSync } from 'node:fs'
import { attributesOf } from '@motlan/registry-kit/definition'
import { describe, expect, test } from 'vitest'
import { generatedFiles } from '../src/generated.ts'
import {
  type AccessEntry,
  committedSubgraphs,
  composeSupergraph,
  registries,
  renderAccessMatrix,
  vocabularyOf,
} from '../src/index.ts'

const subgraphs = committedSubgraphs()
const byName = (attributes: Iterable<{ readonly name: string }>) =>
  [...attributes].sort((a, b) => (a.name < b.name ? -1 : 1))

describe('what was generated', () => {
  test.each(generatedFiles(subgraphs))('$path is what `pnpm generate` writes', ({ path, text }) => {
    expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(text)
  })

  test('the supergraph tells a stranger exactly what the definitions say', () => {
    const { supergraphSdl } = composeSupergraph(subgraphs)
    expect(byName(vocabularyOf(supergraphSdl).values())).toEqual(
      byName(registries.flatMap(attributesOf)),
    )
  })
})

test('registries that do not fit are refused with the reason', () => {
  const [one, ...others] = subgraphs
  const broken = {
    name: 'broken',
    url: 'registry:broken',
    sdl: one?.sdl.replace('scalar Date', 'enum Date { NOW }') ?? '',
  }
  expect(() => composeSupergraph([...others, broken])).toThrow(
    expect.objectContaining({ code: 'COMPOSITION_FAILED' }),
  )
})

test('the access matrix has one line per agency and attribute, and the grounds below', () => {
  const entry: AccessEntry = {
    agency: 'tax',
    procedure: '1.002207',
    purpose: 'tax-registration',
    relation: 'self',
    attribute: 'Citizen.dateOfBirth',
    agreement: 'tax-population',
    legalBasis: '108/2025/QH15 art. 5',
  }
  const { procedure: _, ...forPurpose } = entry
  const rendered = renderAccessMatrix(
    [entry, { ...entry, relation: 'spouse' }, forPurpose],
    '2026-11-21',
  )
  expect(rendered).toContain('| attribute | 1.002207 | purpose tax-registration |')
  expect(rendered).toContain('| `Citizen.dateOfBirth` | self, spouse | self |')
  expect(rendered).toContain('| 1.002207 | tax-population | 108/2025/QH15 art. 5 |')
})
