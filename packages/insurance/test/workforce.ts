import type { CountryBlock, InsuranceFacts, Person } from '@motlan/registry-kit/country'
import { sampleBlock, sampleFirm, samplePerson } from '@motlan/registry-kit/testing'

/** A made-up workforce: an employee, a pensioner, somebody without work, a child, and a firm that pays late. */
export const ids = {
  employee: '901192000021',
  pensioner: '901155000022',
  jobless: '901085000023',
  child: '901322000024',
  firm: '9900000016',
} as const

type Facts = Partial<InsuranceFacts> & Pick<InsuranceFacts, 'number'>

function person(citizenId: string, sex: Person['sex'], dateOfBirth: string, facts: Facts): Person {
  return samplePerson(citizenId, {
    sex,
    dateOfBirth,
    insurance: {
      recordedName: 'Nguyen Van Mau',
      recordedDateOfBirth: dateOfBirth,
      recordedSex: sex,
      duplicateNumber: null,
      participation: 'NONE',
      contributions: [],
      unemploymentInsured: false,
      jobLoss: null,
      card: null,
      benefits: [],
      bankAccount: null,
      ...facts,
    },
  })
}

const work = {
  kind: 'COMPULSORY',
  employer: ids.firm,
  salaryBase: 10_000_000,
  title: 'Công nhân may',
  place: 'Hà Nội',
  hazardous: false,
  unemployment: true,
} as const

const persons: readonly Person[] = [
  person(ids.employee, 'FEMALE', '1992-03-04', {
    number: '9800000021',
    participation: 'COMPULSORY',
    unemploymentInsured: true,
    contributions: [
      {
        ...work,
        from: '2015-01',
        until: '2019-12',
        employer: null,
        salaryBase: 4_000_000,
        hazardous: true,
      },
      { ...work, from: '2026-03', until: null },
    ],
    card: {
      number: '9800000021',
      oldNumber: 'DN4019800000021',
      group: 'DN',
      level: 4,
      from: '2026-03-01',
      until: '2026-12-31',
      fiveConsecutiveYearsOn: '2031-03-01',
      facility: { code: '01001', name: 'Bệnh viện Bạch Mai' },
    },
    benefits: [
      {
        kind: 'SICKNESS',
        number: 'OD-17',
        from: '2026-06-01',
        until: '2026-06-05',
        amount: 1_500_000,
      },
    ],
  }),
  person(ids.pensioner, 'MALE', '1955-01-01', {
    number: '9800000022',
    contributions: [{ ...work, from: '1990-01', until: '2014-12', unemployment: false }],
    benefits: [
      { kind: 'PENSION', number: 'LH-1', from: '2015-02-01', until: null, amount: 6_000_000 },
      { kind: 'SURVIVORS', number: 'TT-1', from: '2020-01-01', until: null, amount: 900_000 },
    ],
    bankAccount: { bank: 'Ngân hàng Mẫu', number: '9900017' },
  }),
  person(ids.jobless, 'MALE', '1985-06-07', {
    number: '9800000023',
    duplicateNumber: '9800000099',
    contributions: [{ ...work, from: '2020-01', until: '2026-07' }],
    jobLoss: {
      contractEndedOn: '2026-07-31',
      decision: { number: 'TN-5', from: '2026-08-31', months: 6, monthly: 6_000_000 },
    },
  }),
  person(ids.child, 'FEMALE', '2022-02-02', { number: '9800000024' }),
]

/** The workforce as a piece of a made-up country. */
export const workforce: CountryBlock = sampleBlock({
  persons,
  // Whoever is not at the registered address does not pay either.
  firms: [sampleFirm(ids.firm, { status: 'NOT_AT_ADDRESS', employees: 1 })],
})
