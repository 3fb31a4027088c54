import { committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import { declarationsOf, dictionaryOf, effectsOf, type Situation } from '@motlan/procedures'
import { expect, it } from 'vitest'
import { demandWhole } from '../src/form/demand-whole.ts'
import { seller } from './fixture/desk.ts'
import { procedure } from './fixture/procedure.ts'

const dictionary = dictionaryOf(composeSupergraph(committedSubgraphs()).supergraphSdl)
const situation: Situation = {
  caseId: 'HS-1',
  procedure,
  logins: { applicant: seller },
  notices: {},
  answers: {},
  declared: { parcelId: 'w7zz00000017', reason: 'TRANSFER' },
  today: '2026-11-21',
}

const takes = (fields: string) =>
  declarationsOf([
    {
      name: 'land',
      declarations: `type Mutation { registerLandTransfer(declarationId: ID!, input: In!): ID } input In { ${fields} }`,
    },
  ])

it('a case is told to nobody before everything each registry needs is there', () => {
  const effects = effectsOf(situation, dictionary)
  const whole = { dictionary, declarations: takes('parcel: ID! reason: String! office: String') }
  expect(() => demandWhole(situation, effects, whole)).not.toThrow()
  const more = { dictionary, declarations: takes('parcel: ID! office: String!') }
  expect(() => demandWhole(situation, effects, more)).toThrow('registerLandTransfer.office')
})
