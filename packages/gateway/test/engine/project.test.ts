import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { compileProjection } from '../../src/compile-projection.ts'
import { projectInto } from '../../src/project.ts'
import { readSupergraph } from '../../src/supergraph.ts'
import { compose } from './engine.ts'
import { an, smallCountry } from './small-country.ts'

const supergraph = readSupergraph(compose(smallCountry()).supergraphSdl)

/** Gathers two answers to one selection of a citizen, one after the other. */
function gathered(selection: string, ...answers: readonly Record<string, unknown>[]) {
  const [definition] = parse(selection).definitions
  if (definition?.kind !== 'OperationDefinition') throw new Error('no selection')
  const { fields } = compileProjection({
    supergraph,
    fragments: new Map(),
    type: supergraph.schema.getType('Citizen'),
    selectionSets: [definition.selectionSet],
    rewrites: [],
  })
  const target = {}
  const verdict = { clean: true }
  for (const answer of answers) projectInto(target, answer, fields ?? [], verdict)
  return { target, ...verdict }
}

test('a known value stays, whatever comes later', () => {
  const { target, clean } = gathered(
    '{ fullName sex birthName { familyName givenName } }',
    { fullName: 'An', sex: null, birthName: { familyName: 'Nguyễn', givenName: null } },
    { fullName: 'Bình', sex: 'MALE', birthName: { familyName: 'Trần', givenName: 'An' } },
    { fullName: null, sex: null, birthName: null },
  )
  expect(clean).toBe(true)
  expect(target).toEqual({
    fullName: 'An',
    sex: 'MALE',
    birthName: { familyName: 'Nguyễn', givenName: 'An' },
  })
})

test('lists of one field are told apart by place, and only where they are equally long', () => {
  const selection = '{ residences { commune since } }'
  const one = { residences: [{ commune: 'A', since: null }, null] }
  const two = {
    residences: [
      { commune: 'X', since: '2020-01-01' },
      { commune: 'B', since: null },
    ],
  }
  expect(gathered(selection, one, two)).toEqual({
    clean: true,
    target: {
      residences: [
        { commune: 'A', since: '2020-01-01' },
        { commune: 'B', since: null },
      ],
    },
  })
  const longer = { residences: [...two.residences, { commune: 'C', since: null }] }
  expect(gathered(selection, one, longer)).toEqual({ clean: false, target: one })
})

test('only what was selected is taken', () => {
  const sent = { citizenId: an, sex: 'MALE', fullName: 'An' }
  expect(gathered('{ sex spouse { citizenId } }', sent)).toEqual({
    clean: false,
    target: { sex: 'MALE', spouse: undefined },
  })
})
