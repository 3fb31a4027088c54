import { expect, test } from 'vitest'
import { an, nobody } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { policyOf } from './fixture/policy.ts'

test('a withheld attribute is null with one error, and is asked of no registry', async () => {
  const policy = policyOf({ self: ['Citizen.fullName'] })
  const { ask, received, lookUps } = await openDesk({ decidedBy: policy })
  const { body, refused } = await ask(
    '{ citizens(citizenIds: ["901085000001", "901187000002"]) { fullName ethnicity other: ethnicity } }',
  )
  expect(refused).toBeUndefined()
  expect(body.data).toEqual({
    citizens: [
      { fullName: 'Nguyễn Văn An', ethnicity: null, other: null },
      { fullName: 'Trần Thị Bình', ethnicity: null, other: null },
    ],
  })
  expect(body.errors).toEqual([
    {
      message:
        'Citizen.ethnicity: no agreement of agency land-office covers it for procedure 1.002207',
      path: ['citizens', 0, 'ethnicity'],
      extensions: expect.objectContaining({
        code: 'ATTRIBUTE_WITHHELD',
        attribute: 'Citizen.ethnicity',
        relation: 'self',
        fix: expect.stringContaining('myAccess'),
      }),
    },
  ])
  expect(JSON.stringify(received())).not.toContain('ethnicity')
  expect(lookUps[0]?.withheld).toEqual([
    { attribute: 'Citizen.ethnicity', relation: 'self', code: 'ATTRIBUTE_WITHHELD' },
  ])
})

test('a subject of which nothing is permitted is not even looked up', async () => {
  const { ask, received } = await openDesk({ decidedBy: policyOf({ self: ['Parcel.areaM2'] }) })
  const { body } = await ask('{ citizen(citizenId: "901085000001") { citizenId __typename } }')
  expect(body.data).toEqual({ citizen: null })
  expect(body.errors).toMatchObject([
    {
      path: ['citizen'],
      extensions: { code: 'ATTRIBUTE_WITHHELD', attribute: 'Citizen.citizenId' },
    },
  ])
  expect(received()).toEqual([])
})

test('a look-up of which everything is refused looks the same whether the citizen exists or not', async () => {
  const { ask, received } = await openDesk({ decidedBy: policyOf({ self: ['Citizen.fullName'] }) })
  const query = 'query ($id: CitizenId!) { citizen(citizenId: $id) { ethnicity } }'
  const [known, unknown] = await Promise.all(
    [an, nobody].map((id) => ask(query, { variables: { id } })),
  )
  expect(known?.body.data).toEqual({ citizen: null })
  expect(known?.body.data).toEqual(unknown?.body.data)
  expect(known?.body.errors).toEqual(unknown?.body.errors)
  expect(known?.body.errors).toMatchObject([{ extensions: { code: 'ATTRIBUTE_WITHHELD' } }])
  expect(received()).toEqual([])
})

test('a refused reference is cut with everything below it', async () => {
  const policy = policyOf({ self: ['Citizen.fullName'], spouse: ['Citizen.fullName'] })
  const { ask, received } = await openDesk({ decidedBy: policy })
  const { body } = await ask(
    '{ citizen(citizenId: "901085000001") { fullName spouse { citizenId fullName } } }',
  )
  expect(body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', spouse: null } })
  expect(body.errors).toMatchObject([{ extensions: { attribute: 'Citizen.spouse' } }])
  expect(JSON.stringify(received())).not.toContain('spouse')
})

test('what is permitted about one relation is not permitted about another', async () => {
  const policy = policyOf({
    self: ['Citizen.fullName', 'Citizen.ethnicity', 'Citizen.spouse'],
    spouse: ['Citizen.fullName'],
  })
  const { ask } = await openDesk({ decidedBy: policy })
  const { body } = await ask(
    '{ citizen(citizenId: "901085000001") { ethnicity spouse { fullName ethnicity spouse { fullName } } } }',
  )
  expect(body.data).toEqual({
    citizen: {
      ethnicity: 'Kinh',
      spouse: { fullName: 'Trần Thị Bình', ethnicity: null, spouse: null },
    },
  })
  expect(body.errors?.map(({ extensions }) => extensions)).toMatchObject([
    { attribute: 'Citizen.ethnicity', relation: 'spouse' },
    { attribute: 'Citizen.spouse', relation: 'spouse' },
  ])
})

test('counting the entries of a collection needs permission for something in it', async () => {
  const query = '{ citizen(citizenId: "901085000001") { fullName residences { __typename } } }'
  const without = await openDesk({ decidedBy: policyOf({ self: ['Citizen.fullName'] }) })
  const refused = await without.ask(query)
  expect(refused.body.data).toMatchObject({ citizen: { residences: null } })
  expect(JSON.stringify(without.received())).not.toContain('residences')

  const permitted = policyOf({ self: ['Citizen.fullName', 'Citizen.residences.commune'] })
  const answered = await (await openDesk({ decidedBy: permitted })).ask(query)
  expect(answered.body).toMatchObject({
    data: { citizen: { residences: [{ __typename: 'Residence' }, { __typename: 'Residence' }] } },
  })
})

test('strict mode refuses the whole look-up and says what would have been withheld', async () => {
  const policy = policyOf({ self: ['Citizen.fullName'] })
  const { ask, received, lookUps } = await openDesk({ decidedBy: policy })
  const query =
    'query ($all: Boolean!) { citizen(citizenId: "901085000001") { fullName ethnicity @include(if: $all) } }'
  const { refused, body } = await ask(query, { strict: true, variables: { all: true } })
  expect(refused).toBe('LOOKUP_REFUSED')
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringContaining('Citizen.ethnicity'),
        extensions: expect.objectContaining({
          code: 'LOOKUP_REFUSED',
          withheld: [{ attribute: 'Citizen.ethnicity', relation: 'self' }],
        }),
      },
    ],
  })
  expect(received()).toEqual([])
  expect(lookUps).toMatchObject([{ disclosures: [], refused }])
  const without = await ask(query, { strict: true, variables: { all: false } })
  expect(without.body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An' } })
})
