import type { Firm, HouseholdBusiness, Plot, TaxFacts } from '@motlan/registry-kit/country'
import { digits } from '../numbers.ts'
import { folded } from '../people/folded.ts'
import type { CountryPlan } from '../plan.ts'
import { addressAt } from '../units/addresses.ts'
import type { Commune } from '../units/administrative-units.ts'
import { taxOffice } from '../work/tax.ts'
import { communeOf, type PersonaCast } from './persona-cast.ts'
import type { PersonaFile, PersonaFirm, PersonaParcel, PersonaShop } from './persona-shapes.ts'

/** Finds the numbers behind keys. */
export interface PersonaKeys {
  readonly plan: CountryPlan
  readonly file: PersonaFile
  readonly cast: PersonaCast
}

/** A persona's firm. */
export function personaFirm(firm: PersonaFirm, keys: PersonaKeys): Firm {
  const { plan, cast, file } = keys
  const commune = communeOf(plan, firm.commune)
  const headOffice = addressAt(commune.place, firm.line)
  const employees = cast.jobs.filter((job) => job?.employer === firm.id).length
  const contributors = firm.contributors.map(
    ({ person, firm: owner, ratio }): Firm['contributors'][number] => ({
      role:
        firm.legalForm === 'JOINT_STOCK'
          ? 'FOUNDING_SHAREHOLDER'
          : firm.contributors.length === 1
            ? 'OWNER'
            : 'MEMBER',
      citizenId: person === undefined ? null : citizenId(keys, person),
      businessId: file.firms.find(({ key }) => key === owner)?.id ?? null,
      contribution: (firm.capital / 10_000) * ratio,
      ratio,
      on: firm.registered,
    }),
  )
  return {
    businessId: firm.id,
    kind: firm.kind,
    legalForm: firm.legalForm,
    foreignInvested: false,
    stateOwned: firm.kind === 'PUBLIC_UNIT',
    name: firm.name,
    foreignName: firm.foreignName ?? null,
    shortName: firm.shortName ?? null,
    status: 'ACTIVE',
    statusHistory: [{ status: 'ACTIVE', from: firm.registered }],
    registeredOn: firm.registered,
    changes: [],
    headOffice,
    phone: `010${firm.id.slice(3)}`,
    email: `lienhe@${folded(firm.key)}.example`,
    industries: firm.industries,
    charterCapital: firm.capital,
    shares: firm.legalForm === 'JOINT_STOCK' ? Math.floor(firm.capital / 10_000) : null,
    representatives: [
      { citizenId: citizenId(keys, firm.representative.person), title: firm.representative.title },
    ],
    contributors,
    beneficialOwners: contributors.flatMap(({ citizenId: owner, ratio }) =>
      owner !== null && ratio >= 2500
        ? [{ citizenId: owner, ratio, control: 'CAPITAL' as const }]
        : [],
    ),
    authorisedRepresentatives: firm.contributors.flatMap(({ firm: owner, represented }) => {
      const represents = file.firms.find(({ key }) => key === owner)?.id
      return represents && represented
        ? [{ citizenId: citizenId(keys, represented), represents }]
        : []
    }),
    branches: firm.branches.map(({ suffix, kind, name, commune: code, line, head, registered }) => {
      const place = communeOf(plan, code)
      const address = addressAt(place.place, line)
      return {
        businessId: `${firm.id}-${suffix}`,
        locationCode: null,
        kind,
        name,
        address,
        head: citizenId(keys, head),
        registeredOn: registered,
        tax: tax(name, address, place, registered, 0),
      }
    }),
    fiscalYearStart: '01-01',
    vatMethod: 'DEDUCTION',
    chiefAccountant: firm.accountant === undefined ? null : citizenId(keys, firm.accountant),
    plannedEmployees: Math.max(1, employees),
    employees,
    insurancePaymentCycle: 'MONTHLY',
    turnover: firm.turnover,
    tax: tax(firm.name, headOffice, commune, firm.registered, firm.arrears),
  }
}

/** A persona's household business. */
export function personaShop(
  shop: PersonaShop,
  number: number,
  keys: PersonaKeys,
): HouseholdBusiness {
  const commune = communeOf(keys.plan, shop.commune)
  const address = addressAt(commune.place, shop.line)
  return {
    owner: citizenId(keys, shop.owner),
    registrationNumber: `${commune.province.code}H8${digits(9_000_000 + number, 7)}`,
    name: shop.name,
    address,
    registeredOn: shop.registered,
    status: 'ACTIVE',
    industries: [shop.industry],
    capital: shop.capital,
    familyMembers: shop.family.map((key) => ({
      citizenId: citizenId(keys, key),
      relation: 'Người trong hộ',
    })),
    employees: shop.employees,
    turnover: shop.turnover,
    tax: tax(shop.name, address, commune, shop.registered, 0),
  }
}

/** A persona's parcel; verified, and without errors. */
export function personaParcel(parcel: PersonaParcel, keys: PersonaKeys): Plot {
  const { plan, file, cast } = keys
  const commune = communeOf(plan, parcel.commune)
  const address = addressAt(commune.place, parcel.line)
  const firm = file.firms.find(({ key }) => key === parcel.users[0])
  const bank = file.firms.find(({ key }) => key === parcel.mortgage?.bank)
  const ids = parcel.users.map((key) => firm?.id ?? citizenId(keys, key))
  return {
    parcelId: parcel.id,
    mapSheet: parcel.sheet,
    parcelNumber: parcel.number,
    oldMapSheet: parcel.sheet,
    oldParcelNumber: parcel.number,
    address,
    oldAddress: addressAt(commune.formerly[0], parcel.line),
    recordedAddress: address,
    area: parcel.area,
    legalArea: parcel.area,
    purpose: parcel.purpose,
    origin: parcel.origin,
    form: 'PRIVATE',
    termUntil: parcel.purpose.startsWith('O') ? null : '2063-10-15',
    users: parcel.users.map((key) => {
      const identity = cast.identities[cast.numberOf.get(key) ?? -1]
      return {
        kind: firm ? 'ORGANISATION' : parcel.users.length === 2 ? 'COUPLE' : 'INDIVIDUAL',
        citizenId: firm ? null : (identity?.citizenId ?? null),
        businessId: firm?.id ?? null,
        recordedName: firm?.name ?? identity?.name.full ?? '',
        recordedCmnd: identity?.cmnd ?? null,
        since: parcel.since,
        share: 10_000 / parcel.users.length,
      }
    }),
    verified: true,
    certificate: parcel.certificate
      ? {
          serial: parcel.certificate.serial,
          entryNumber: parcel.certificate.entry,
          code: `${parcel.commune}.${parcel.certificate.issued.slice(0, 4)}.${parcel.id.slice(-6)}`,
          issuedOn: parcel.certificate.issued,
          issuer: parcel.certificate.issuer,
        }
      : null,
    asset: parcel.asset
      ? {
          ...parcel.asset,
          level: parcel.asset.floors > 2 ? 'Cấp III' : 'Cấp IV',
          ownershipUntil: null,
        }
      : null,
    restrictions: bank
      ? [
          {
            kind: 'MORTGAGE',
            creditor: bank.id,
            holder: bank.name,
            from: parcel.mortgage?.from ?? parcel.since,
            until: null,
          },
        ]
      : [],
    changes: [
      {
        reason: 'FIRST_CERTIFICATE',
        on: parcel.since,
        dossier: `00001.${parcel.id.slice(-5)}.${parcel.since.slice(0, 4)}`,
        before: null,
        after: 'Cấp giấy chứng nhận lần đầu',
        from: [],
        to: ids,
        tax: null,
      },
    ],
    price: parcel.price,
  }
}

function citizenId({ cast }: PersonaKeys, key: string): string {
  return cast.identities[cast.numberOf.get(key) ?? -1]?.citizenId ?? ''
}

function tax(
  name: string,
  address: Firm['headOffice'],
  commune: Commune,
  since: string,
  arrears: number,
): TaxFacts {
  return {
    status: '00',
    since,
    office: taxOffice(commune),
    recordedName: name,
    recordedAddress: address,
    formerTaxCode: null,
    duplicateTaxCode: null,
    dependants: [],
    arrears,
    bankAccount: null,
  }
}
