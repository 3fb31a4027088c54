import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { openDesk, token } from './fixture/desk.ts'
import { policyOf, procedure } from './fixture/policy.ts'

const policy = policyOf({
  self: ['Parcel.areaM2', 'Parcel.landUser', 'Parcel.rights.kind'],
  owner: ['Citizen.fullName', 'Citizen.birthName.familyName'],
  // Worth nothing: no reference that is permitted leads to a spouse.
  spouse: ['Citizen.ethnicity'],
})

const query = /* GraphQL */ `
  query ($procedure: ProcedureCode!) {
    myAccess(procedure: $procedure) {
      name relation agreement legalBasis source sensitivity meaning { vi en }
    }
  }
`

test('myAccess names what may be asked, about whom, and on which grounds', async () => {
  const { ask, received, lookUps } = await openDesk({ decidedBy: policy })
  const { body } = await ask(query, { variables: { procedure }, stated: {} })
  expect(body.errors).toBeUndefined()
  expect(body.data).toEqual({
    myAccess: [
      expect.objectContaining({ name: 'Parcel.areaM2', relation: 'self' }),
      expect.objectContaining({ name: 'Parcel.landUser', relation: 'self' }),
      expect.objectContaining({ name: 'Parcel.rights.kind', relation: 'self' }),
      expect.objectContaining({ name: 'Citizen.birthName.familyName', relation: 'owner' }),
      {
        name: 'Citizen.fullName',
        relation: 'owner',
        agreement: 'DSA-Citizen',
        legalBasis: 'land-law-art-1',
        source: 'population',
        sensitivity: 'basic',
        meaning: { vi: 'nghĩa của Citizen.fullName', en: 'meaning of Citizen.fullName' },
      },
    ],
  })
  expect([...received(), ...lookUps]).toEqual([])
})

test('what myAccess names is answered without a refusal', async () => {
  const { ask } = await openDesk({ decidedBy: policy })
  const { body } = await ask(
    '{ parcel(parcelId: "w3gv00000001") { areaM2 rights { kind } landUser { fullName birthName { familyName } } } }',
  )
  expect(body.errors).toBeUndefined()
})

test.each([
  ['PROCEDURE_UNKNOWN', { procedure: '9.999999' }, undefined],
  ['SCOPE_MISSING', { procedure }, { scope: 'lookup:2.000986' }],
  ['AGENCY_UNKNOWN', { procedure }, { agency: 'nobody' }],
  ['IDENTIFIER_INVALID', { procedure: 'not a code' }, undefined],
])('myAccess refuses with %s as a look-up does', async (code, variables, claims) => {
  const { ask } = await openDesk({ decidedBy: policy })
  const authorization = `Bearer ${await token(claims)}`
  expect((await ask(query, { variables, stated: {}, authorization })).refused).toBe(code)
})

test('another agency may ask nothing', async () => {
  const { ask } = await openDesk({ decidedBy: policy })
  const authorization = `Bearer ${await token({ agency: 'bank' })}`
  const { body } = await ask(query, { variables: { procedure }, authorization })
  expect(body.data).toEqual({ myAccess: [] })
})

test('the projected schema is the schema reduced to what may be asked', async () => {
  const { gateway, authorization } = await openDesk({ decidedBy: policy })
  const sdl = await gateway.projectedSdl({ authorization, stated: { procedure } })
  const schema = buildSchema(sdl)
  const fields = (type: string): readonly string[] => {
    const found = schema.getType(type)
    return found && 'getFields' in found ? Object.keys(found.getFields()).sort() : []
  }
  expect(fields('Query')).toEqual(['myAccess', 'parcel', 'parcels'])
  expect(fields('Parcel')).toEqual(['areaM2', 'landUser', 'parcelId', 'rights'])
  expect(fields('ParcelRight')).toEqual(['kind'])
  expect(fields('Citizen')).toEqual(['birthName', 'citizenId', 'fullName'])
  expect(fields('BirthName')).toEqual(['familyName'])
  expect(schema.getType('TaxStatus')).toBeUndefined()
  expect(schema.getType('Residence')).toBeUndefined()
  expect(sdl).toContain('owner: DSA-Citizen, land-law-art-1')
})

test('the projected schema of an agency that may ask nothing still says how to find out', async () => {
  const { gateway } = await openDesk({ decidedBy: policy })
  const authorization = `Bearer ${await token({ agency: 'bank' })}`
  const sdl = await gateway.projectedSdl({ authorization, stated: { procedure } })
  expect(Object.keys(buildSchema(sdl).getQueryType()?.getFields() ?? {})).toEqual(['myAccess'])
  await expect(gateway.projectedSdl({ authorization, stated: {} })).rejects.toMatchObject({
    code: 'PURPOSE_MISSING',
  })
})
