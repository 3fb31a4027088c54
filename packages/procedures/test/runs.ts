import type { JsonObject } from '@motlan/kernel'
import { ids } from './people.ts'
import type { opened } from './world.ts'

const address = {
  address: 'Số 2, đường Láng, Phường Láng, Thành phố Hà Nội',
  adminUnitCode: '00199',
  adminUnitVersion: '2025-07',
}
const facility = { primaryCareFacility: 'Trạm y tế', primaryCareFacilityCode: '01001' }
const death = { number: 'BT-1', deceasedId: ids.grandmother, dateOfDeath: '2026-11-19' }
const firmAnswers = {
  vietnameseName: 'Công ty TNHH Một Lần',
  headOffice: address,
  activities: [{ code: '62010', name: 'Lập trình máy vi tính' }, { code: '63110' }],
  mainActivity: '62010',
  charterCapital: 1_000_000_000,
  capitalSources: 'PRIVATE',
  contributionDay: '2027-01-31',
  representativeId: ids.friend,
  representativeTitle: 'Giám đốc',
  fiscalYearStart: '01-01',
  vatMethod: 'DEDUCTION',
  plannedEmployees: 3,
  insuranceCycle: 'MONTHLY',
}

/** One case from its opening to what the registries are told. */
export interface Run {
  readonly code: string
  readonly given: Parameters<typeof opened>[2]
  readonly answers: JsonObject
  readonly asked: readonly string[]
  readonly effects: Readonly<Record<string, JsonObject>>
}

/** One case of every procedure; the birth has a test of its own. */
export const runs: readonly Run[] = [
  {
    code: '1.014177',
    given: { logins: { applicant: ids.mother }, notices: { 'death-notification': death } },
    answers: {
      placeOfDeath: 'Tại nhà',
      causeOfDeath: 'Tuổi già',
      recipientId: ids.mother,
      recipientAccount: { bank: 'Ngân hàng Một', number: '990000000002' },
      relativesAgree: 'AGREED',
    },
    asked: ['placeOfDeath', 'causeOfDeath', 'recipientId'],
    effects: {
      registerDeath: { deceased: ids.grandmother, causeOfDeath: 'Tuổi già', declarant: ids.mother },
      endEntitlements: { recipient: ids.mother, accountNumber: '990000000002' },
      endBusinessRoles: { citizen: ids.grandmother, endsOn: '2026-11-19' },
      endTaxpayer: { citizen: ids.grandmother, untilMonth: '2026-11' },
    },
  },
  {
    code: '1.004222',
    given: { logins: { applicant: ids.friend } },
    answers: { dwelling: ids.home, ownerConsent: 'RENTED', rentalContract: 'Hợp đồng số 5' },
    asked: ['moverIds', 'dwelling'],
    effects: {
      changePermanentResidence: {
        members: [{ citizen: ids.friend, relationToHead: 'OTHER_RELATIVE' }],
        householdHead: ids.father,
      },
    },
  },
  {
    code: '1.000894',
    given: { logins: { applicant: ids.bride, party: ids.friend } },
    answers: { husbandConsent: 'AGREED', wifeConsent: 'AGREED', ceremonyDate: '2026-12-01' },
    asked: ['husbandConsent', 'wifeConsent', 'ceremonyDate'],
    effects: {
      registerMarriage: { husband: ids.friend, wife: ids.bride, registeredOn: '2026-11-21' },
    },
  },
  {
    code: '2.001583',
    given: { logins: { applicant: ids.father } },
    answers: firmAnswers,
    asked: [
      ...['vietnameseName', 'foreignName', 'shortName', 'headOffice', 'activities', 'mainActivity'],
      ...['charterCapital', 'capitalSources', 'contributionDay', 'organisationId'],
      ...['representativeId', 'representativeTitle', 'beneficialOwnerIds', 'accountantId'],
      ...['fiscalYearStart', 'vatMethod', 'plannedEmployees', 'insuranceCycle'],
    ],
    effects: {
      registerBusiness: {
        legalForm: 'LLC_SINGLE',
        members: [
          { citizen: ids.father, contribution: 1_000_000_000, contributedOn: '2027-01-31' },
        ],
        activities: [
          { code: '62010', name: 'Lập trình máy vi tính', isMain: true },
          { code: '63110', isMain: false },
        ],
        legalRepresentatives: [
          { citizen: ids.friend, registeredName: 'Phạm Quang Huy', title: 'Giám đốc' },
        ],
      },
      registerTaxpayer: {
        business: '9900000026',
        managingTaxOffice: 'Thuế cơ sở 8 thành phố Hà Nội',
      },
    },
  },
  {
    code: '2.001199',
    given: { logins: { applicant: ids.father } },
    answers: {
      ownerIds: [ids.friend],
      [`contribution/${ids.father}`]: 750_000_000,
      [`contribution/${ids.friend}`]: 250_000_000,
      beneficialOwnerIds: [ids.father],
      ...firmAnswers,
    },
    asked: [],
    effects: {
      registerBusiness: {
        legalForm: 'LLC_MULTI',
        members: [
          { citizen: ids.father, contribution: 750_000_000, contributedOn: '2027-01-31' },
          { citizen: ids.friend, contribution: 250_000_000, contributedOn: '2027-01-31' },
        ],
        beneficialOwners: [{ citizen: ids.father, ratio: 75 }],
      },
      registerTaxpayer: { taxpayerKind: 'ENTERPRISE' },
    },
  },
  {
    code: '1.001612',
    given: { logins: { applicant: ids.father } },
    answers: {
      name: 'Hộ kinh doanh Nam',
      premises: ids.home,
      capital: 50_000_000,
      activity: '47110',
      startsOn: '2026-12-01',
      memberIds: [ids.mother],
      membersAgree: 'AGREED',
    },
    asked: ['name', 'premises', 'capital', 'activity', 'startsOn', 'memberIds'],
    effects: {
      registerHouseholdBusiness: {
        owner: ids.father,
        adminUnitCode: '00004',
        members: [{ citizen: ids.mother, relation: 'SPOUSE' }],
      },
      registerTaxpayer: { citizen: ids.father, managingTaxOffice: 'Thuế cơ sở 5 thành phố Hà Nội' },
    },
  },
  {
    code: '1.012785',
    given: { logins: { applicant: ids.father, party: ids.friend } },
    answers: {
      parcel: ids.home,
      reason: 'TRANSFER',
      contract: 'Số 12, Văn phòng công chứng Một',
      agreedPrice: 3_000_000_000,
      delivery: 'POST',
    },
    asked: ['parcel', 'reason', 'share', 'contract', 'agreedPrice', 'delivery'],
    effects: {
      recordLandTransferObligation: {
        price: 3_000_000_000,
        dossierNumber: 'H00.00.01-261121-0001',
        parties: [
          { citizen: ids.father, role: 'TRANSFEROR', taxDue: 60_000_000, registrationFee: 0 },
          { citizen: ids.friend, role: 'TRANSFEREE', taxDue: 0, registrationFee: 15_000_000 },
        ],
      },
      registerLandTransfer: {
        certificateSerial: 'ZZ 00000001',
        transferors: [{ citizen: ids.father }, { citizen: ids.mother }],
      },
    },
  },
  {
    code: '1.002207',
    given: { logins: { applicant: ids.father } },
    answers: { dependantId: ids.child, fromMonth: '2026-12', sharedSupport: 'AGREED' },
    asked: ['dependantId', 'fromMonth', 'sharedSupport'],
    effects: {
      registerDependant: { taxpayer: ids.father, dependant: ids.child, relation: 'CHILD' },
    },
  },
  {
    code: '1.001978',
    given: { logins: { applicant: ids.worker } },
    answers: {
      reason: 'EXPIRED',
      account: { bank: 'Ngân hàng Hai', number: '990000000008' },
      serviceCentre: 'Trung tâm dịch vụ việc làm Hà Nội',
      commitment: 'AGREED',
    },
    asked: ['reason', 'account', 'serviceCentre', 'commitment'],
    effects: {
      claimUnemploymentBenefit: { claimant: ids.worker, contractEndedOn: '2026-09-30' },
    },
  },
  {
    code: '1.001939',
    given: { logins: { applicant: ids.father } },
    answers: {
      period: '12',
      paymentMethod: 'TRANSFER',
      [`memberFacility/${ids.child}`]: facility,
      headFacility: facility,
    },
    asked: ['period', 'paymentMethod', `memberFacility/${ids.child}`, 'headFacility'],
    effects: {
      enrolHealthInsurance: {
        validFrom: '2026-12-01',
        validUntil: '2027-11-30',
        members: [
          { citizen: ids.father, ...facility },
          { citizen: ids.child, ...facility },
        ],
      },
    },
  },
  {
    code: '1.001521',
    given: { logins: { applicant: ids.worker } },
    answers: { paymentMethod: 'ACCOUNT' },
    asked: ['paymentMethod'],
    effects: { startPension: { pensioner: ids.worker, rate: 66, from: '2026-12-01' } },
  },
  {
    code: '1.014028',
    given: { logins: { applicant: ids.elder } },
    answers: { account: { bank: 'Ngân hàng Một', number: '990000000007' } },
    asked: ['account'],
    effects: { startSocialPension: { recipient: ids.elder, from: '2026-12-01' } },
  },
]
