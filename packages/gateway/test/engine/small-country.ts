import type { JsonObject } from '@motlan/kernel'
import { type MemorySubgraph, memorySubgraph, type Resolvers } from './memory-subgraph.ts'

export const citizenIds = [
  '901085000001',
  '901187000002',
  '901212000003',
  '901315000004',
  '901090000005',
] as const
export const parcelIds = ['w3gv00000001', 'w3gv00000002', 'w3gv00000003'] as const
export const businessIds = ['9900000016', '9900000023'] as const
const [, , , , em] = citizenIds
export const [an, binh, chi, dung] = citizenIds
const [, , field] = parcelIds
export const [garden, house] = parcelIds
export const [mill, shop] = businessIds

const people: Readonly<Record<string, JsonObject>> = {
  [an]: {
    fullName: 'Nguyễn Văn An',
    dateOfBirth: '1985-03-15',
    sex: 'MALE',
    birthName: { familyName: 'Nguyễn', givenName: 'An' },
    spouse: binh,
    children: [chi, dung],
    residences: [
      { commune: 'Phường Bến Thành', since: '2010-01-01', householder: an },
      { commune: 'Xã Hòa Bình', since: '2020-06-01', householder: binh },
    ],
  },
  [binh]: {
    fullName: 'Trần Thị Bình',
    dateOfBirth: '1987-07-01',
    sex: 'FEMALE',
    birthName: { familyName: 'Trần', givenName: 'Bình' },
    spouse: an,
    children: [chi, dung],
    residences: [],
  },
  [chi]: { fullName: 'Nguyễn Thị Chi', dateOfBirth: '2012-09-09', sex: 'FEMALE', children: [] },
  [dung]: { fullName: 'Nguyễn Văn Dũng', dateOfBirth: null, sex: null, birthName: {} },
}

const plots: Readonly<Record<string, JsonObject>> = {
  [garden]: { areaM2: 420.5, valuation: 1_500_000_000, landUser: an, holders: [an, binh] },
  [house]: { areaM2: 80, valuation: null, landUser: binh, holders: [] },
  [field]: { areaM2: 1000, valuation: 9_000_000_000_000, landUser: em, holders: null },
}

const firms: Readonly<Record<string, JsonObject>> = {
  [mill]: {
    name: 'Cối xay Hòa Bình',
    status: 'ACTIVE',
    legalRepresentative: an,
    members: [
      { ratio: 0.6, citizen: an },
      { ratio: 0.4, citizen: binh },
    ],
  },
  [shop]: { name: 'Cửa hàng Bến Thành', status: 'CLOSED', legalRepresentative: chi, members: [] },
}

const population = `
scalar CitizenId  scalar Date
enum Sex { MALE FEMALE }
type Query { citizen(citizenId: CitizenId!): Citizen  citizens(citizenIds: [CitizenId!]!): [Citizen] }
type Citizen @key(fields: "citizenId") {
  citizenId: CitizenId!  fullName: String  dateOfBirth: Date  sex: Sex  birthName: BirthName
  spouse: Citizen  children: [Citizen!]  residences: [Residence!]
}
type BirthName { familyName: String  givenName: String }
type Residence { commune: String  since: Date  householder: Citizen }
`

const land = `
scalar CitizenId  scalar ParcelId  scalar Vnd  scalar Date
type Query { parcel(parcelId: ParcelId!): Parcel  parcels(parcelIds: [ParcelId!]!): [Parcel] }
type Parcel @key(fields: "parcelId") {
  parcelId: ParcelId!  areaM2: Float  valuation: Vnd  landUser: Citizen  holders: [Citizen!]
}
type Citizen @key(fields: "citizenId") {
  citizenId: CitizenId!  parcels: [Parcel!]
  dateOfBirth: Date @external  birthName: BirthName @external
  landPriority: String @requires(fields: "dateOfBirth birthName { familyName }")
}
type BirthName { familyName: String @external }
`

const business = `
scalar CitizenId  scalar BusinessId
enum BusinessStatus { ACTIVE CLOSED }
type Query { business(businessId: BusinessId!): Business  businesses(businessIds: [BusinessId!]!): [Business] }
type Business @key(fields: "businessId") {
  businessId: BusinessId!  name: String  status: BusinessStatus
  legalRepresentative: Citizen @provides(fields: "fullName")  members: [Member!]
}
type Member { ratio: Float  citizen: Citizen }
type Citizen @key(fields: "citizenId") { citizenId: CitizenId!  fullName: String @external  owns: [Business!] }
`

const finance = `
scalar CitizenId  scalar BusinessId  scalar Vnd
type Citizen @key(fields: "citizenId") { citizenId: CitizenId!  taxArrears: Vnd  employer: Business }
type Business @key(fields: "businessId") { businessId: BusinessId!  taxArrears: Vnd }
`

const person = (id: unknown) => (people[String(id)] ? { citizenId: id } : null)
const pointAt = (key: string, id: unknown) => (id == null ? null : { [key]: id })
const pointsAt = (key: string, ids: unknown) =>
  Array.isArray(ids) ? ids.map((id) => ({ [key]: id })) : null
const factsOf = (table: typeof people, key: string, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [name, (row: JsonObject) => table[String(row[key])]?.[name] ?? null]),
  )

const citizenOf = factsOf(people, 'citizenId', [
  'fullName',
  'dateOfBirth',
  'sex',
  'birthName',
  'residences',
])
const parcelOf = factsOf(plots, 'parcelId', ['areaM2', 'valuation'])
const firmOf = factsOf(firms, 'businessId', ['name', 'status', 'members'])

const populationAnswers: Resolvers = {
  Query: {
    citizen: (_root, { citizenId }) => person(citizenId),
    citizens: (_root, { citizenIds }) => Array.isArray(citizenIds) && citizenIds.map(person),
  },
  Citizen: {
    ...citizenOf,
    __entity: ({ citizenId }) => person(citizenId),
    spouse: ({ citizenId }) => pointAt('citizenId', people[String(citizenId)]?.spouse),
    children: ({ citizenId }) => pointsAt('citizenId', people[String(citizenId)]?.children),
  },
  Residence: { householder: ({ householder }) => pointAt('citizenId', householder) },
}

const landAnswers: Resolvers = {
  Query: {
    parcel: (_root, { parcelId }) => (plots[String(parcelId)] ? { parcelId } : null),
    parcels: (_root, { parcelIds }) =>
      Array.isArray(parcelIds) &&
      parcelIds.map((parcelId) => (plots[String(parcelId)] ? { parcelId } : null)),
  },
  Parcel: {
    ...parcelOf,
    landUser: ({ parcelId }) => pointAt('citizenId', plots[String(parcelId)]?.landUser),
    holders: ({ parcelId }) => pointsAt('citizenId', plots[String(parcelId)]?.holders),
  },
  Citizen: {
    parcels: ({ citizenId }) =>
      pointsAt(
        'parcelId',
        parcelIds.filter((id) => plots[id]?.landUser === citizenId),
      ),
    landPriority: (row) => priority(row),
  },
}

const businessAnswers: Resolvers = {
  Query: {
    business: (_root, { businessId }) => (firms[String(businessId)] ? { businessId } : null),
    businesses: (_root, { businessIds }) =>
      Array.isArray(businessIds) &&
      businessIds.map((businessId) => (firms[String(businessId)] ? { businessId } : null)),
  },
  Business: {
    ...firmOf,
    legalRepresentative: ({ businessId }) => {
      const citizenId = firms[String(businessId)]?.legalRepresentative
      return { citizenId, fullName: people[String(citizenId)]?.fullName }
    },
  },
  Member: { citizen: ({ citizen }) => pointAt('citizenId', citizen) },
  Citizen: {
    owns: ({ citizenId }) =>
      pointsAt(
        'businessId',
        businessIds.filter((id) => firms[id]?.legalRepresentative === citizenId),
      ),
  },
}

const financeAnswers: Resolvers = {
  Citizen: {
    taxArrears: ({ citizenId }) => (citizenId === an ? 1_200_000 : null),
    employer: ({ citizenId }) => (citizenId === binh ? { businessId: mill } : null),
  },
  Business: { taxArrears: () => 0 },
}

/** Only from what `@requires` moved, or from the whole where there is only one server. */
function priority(row: JsonObject): string {
  const known = 'dateOfBirth' in row ? row : people[String(row.citizenId)]
  const name = known?.birthName as { familyName?: string } | null | undefined
  return `${known?.dateOfBirth ?? 'unknown'} ${name?.familyName ?? 'unnamed'}`
}

/** Four registries in memory, fresh for one test. Finance has no entry of its own. */
export function smallCountry(): readonly MemorySubgraph[] {
  return [
    memorySubgraph('population', population, populationAnswers),
    memorySubgraph('land', land, landAnswers),
    memorySubgraph('business', business, businessAnswers),
    memorySubgraph('finance', finance, financeAnswers),
  ]
}

/** The same answers from one server that has everything. */
export const wholeCountry: Resolvers = Object.fromEntries(
  ['Query', 'Citizen', 'Residence', 'Parcel', 'Business', 'Member'].map((type) => [
    type,
    Object.assign(
      {},
      ...[populationAnswers, landAnswers, businessAnswers, financeAnswers].map(
        (answers) => answers[type],
      ),
    ),
  ]),
)
