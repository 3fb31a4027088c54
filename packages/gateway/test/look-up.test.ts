import { expect, test } from 'vitest'
import { an, binh, chi, dung, garden, house, nobody } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { policyOf, procedure } from './fixture/policy.ts'

const dossier = /* GraphQL */ `
  query Dossier($id: CitizenId!) {
    citizen(citizenId: $id) {
      id: citizenId
      fullName
      birthName { familyName }
      taxArrears
      parcels { parcelId landUser { fullName } }
      spouse { citizenId taxStatus }
      children { fullName }
    }
  }
`

test('one question is answered by three registries, and recorded leaf by leaf', async () => {
  const { ask, lookUps, received } = await openDesk()
  const { body } = await ask(dossier, { variables: { id: an } })
  expect(body.errors).toBeUndefined()
  expect(body.data).toEqual({
    citizen: {
      id: an,
      fullName: 'Nguyễn Văn An',
      birthName: { familyName: 'Nguyễn' },
      taxArrears: 1200000,
      parcels: [
        { parcelId: garden, landUser: { fullName: 'Nguyễn Văn An' } },
        { parcelId: house, landUser: { fullName: 'Trần Thị Bình' } },
      ],
      spouse: { citizenId: binh, taxStatus: 'CLOSED' },
      children: [{ fullName: 'Nguyễn Thị Chi' }, { fullName: 'Nguyễn Thị Dung' }],
    },
  })
  expect(new Set(received().map(({ registry }) => registry))).toEqual(
    new Set(['population', 'land', 'finance']),
  )
  expect(lookUps).toHaveLength(1)
  const [lookUp] = lookUps
  expect(lookUp).toMatchObject({
    agency: 'land-office',
    officer: 'officer-7',
    procedure,
    withheld: [],
  })
  expect(
    lookUp?.disclosures.map((one) => `${one.subjectId} ${one.attribute} ${one.relation}`).sort(),
  ).toEqual(
    [
      `${an} Citizen.citizenId self`,
      `${an} Citizen.fullName self`,
      `${an} Citizen.birthName.familyName self`,
      `${an} Citizen.taxArrears self`,
      `${an} Citizen.parcels self`,
      `${garden} Parcel.landUser parcel`,
      `${house} Parcel.landUser parcel`,
      `${an} Citizen.fullName parcel.owner`,
      `${binh} Citizen.fullName parcel.owner`,
      `${an} Citizen.spouse self`,
      `${binh} Citizen.taxStatus spouse`,
      `${an} Citizen.children self`,
      `${chi} Citizen.fullName child`,
      `${dung} Citizen.fullName child`,
    ].sort(),
  )
})

test('the answer says who was asked, when, and by which policy', async () => {
  const { ask } = await openDesk()
  const { body, requestId } = await ask('{ citizen(citizenId: "901085000001") { taxArrears } }')
  expect(body.extensions).toEqual({
    motlan: {
      requestId,
      policy: expect.stringMatching(/^\w+$/),
      provenance: [
        { registry: 'finance', asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
        { registry: 'population', asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      ],
    },
  })
})

test('each grant names exactly the attributes of its fetch', async () => {
  const { ask, received } = await openDesk()
  await ask(
    '{ citizen(citizenId: "901085000001") { citizenId fullName taxArrears residences { __typename } } }',
  )
  expect(received().map(({ registry, attributes }) => ({ registry, attributes }))).toEqual([
    { registry: 'population', attributes: ['Citizen.fullName', 'Citizen.residences'] },
    { registry: 'finance', attributes: ['Citizen.taxArrears'] },
  ])
})

test('no alias passes for the subject of a disclosure', async () => {
  const { ask, lookUps } = await openDesk()
  const { body } = await ask(
    '{ citizen(citizenId: "901085000001") { citizenId: fullName taxArrears fullName: citizenId } }',
  )
  expect(body.data).toEqual({
    citizen: { citizenId: 'Nguyễn Văn An', taxArrears: 1200000, fullName: an },
  })
  expect(new Set(lookUps[0]?.disclosures.map(({ subjectId }) => subjectId))).toEqual(new Set([an]))
})

test('an identifier nobody has is null, in its place', async () => {
  const { ask, lookUps } = await openDesk()
  const { body } = await ask(
    'query ($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { fullName } }',
    {
      variables: { ids: [nobody, an, nobody] },
    },
  )
  expect(body).toMatchObject({ data: { citizens: [null, { fullName: 'Nguyễn Văn An' }, null] } })
  expect(lookUps[0]?.disclosures).toHaveLength(1)
})

test('the policy can be exchanged between two requests', async () => {
  let current = policyOf({ self: ['Citizen.fullName'] })
  const { ask } = await openDesk({ policy: () => current })
  const query = '{ citizen(citizenId: "901085000001") { fullName ethnicity } }'
  expect((await ask(query)).body.data).toMatchObject({ citizen: { ethnicity: null } })
  current = policyOf({ self: ['Citizen.ethnicity'] })
  expect((await ask(query)).body.data).toEqual({ citizen: { fullName: null, ethnicity: 'Kinh' } })
})

test('introspection, the access list and a look-up can be asked together', async () => {
  const { ask } = await openDesk({ decidedBy: policyOf({ self: ['Citizen.fullName'] }) })
  const { body } = await ask(
    `query ($id: CitizenId!, $p: ProcedureCode) {
      type: __type(name: "Citizen") { name }
      citizen(citizenId: $id) { fullName }
      ... @include(if: true) { mine: myAccess(procedure: $p) { name } }
      __typename
    }`,
    { variables: { id: an, p: procedure } },
  )
  expect(body.errors).toBeUndefined()
  expect(JSON.stringify(body.data)).toBe(
    JSON.stringify({
      type: { name: 'Citizen' },
      citizen: { fullName: 'Nguyễn Văn An' },
      mine: [{ name: 'Citizen.fullName' }],
      __typename: 'Query',
    }),
  )
})
