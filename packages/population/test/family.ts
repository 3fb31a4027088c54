import type { CountryBlock, Kin, Marriage, Person } from '@motlan/registry-kit/country'
import {
  sampleAddress as address,
  sampleOldAddress as oldPlace,
  sampleAddress as place,
  sampleBlock,
  samplePerson,
} from '@motlan/registry-kit/testing'

/** A made-up family of six: two couples, a divorce, a child born before its parents married. */
export const ids = {
  an: '901090000011',
  binh: '901192000012',
  chi: '901326000013',
  dung: '901150000014',
  em: '901048000015',
  giang: '901191000016',
} as const

const fullName = {
  an: ['Nguyễn', 'Văn', 'An'],
  binh: ['Trần', 'Thị', 'Bình'],
  chi: ['Nguyễn', 'Khánh', 'Chi'],
  dung: ['Lê', 'Thị', 'Dung'],
  em: ['Nguyễn', null, 'Em'],
  giang: ['Phạm', 'Thị', 'Giang'],
} as const

/** A relative with a number. */
function kin(who: keyof typeof ids): Kin {
  return { citizenId: ids[who], name: nameOf(who).full, nationality: 'Việt Nam' }
}

function nameOf(who: keyof typeof ids) {
  const [family, middle, given] = fullName[who]
  return { family, middle, given, full: [family, middle, given].filter(Boolean).join(' ') }
}

function person(who: keyof typeof ids, special: Partial<Person>): Person {
  const born = special.dateOfBirth ?? '1990-05-20'
  return samplePerson(ids[who], {
    name: nameOf(who),
    sex: 'FEMALE',
    birth: { number: '17', registeredOn: born, office: oldPlace },
    bloodGroup: 'O',
    residenceFileNumber: '900000000017',
    relationToHead: 'CHILD',
    residences: [
      { kind: 'PERMANENT', address, from: '2018-06-01', until: null, reason: 'Về ở với cha, mẹ' },
    ],
    phone: '0900000017',
    ...special,
  })
}

const persons: readonly Person[] = [
  person('an', {
    sex: 'MALE',
    previousCitizenIds: ['901089000018'],
    cmnd: '900000017',
    cards: [
      {
        kind: 'CMND',
        number: '900000017',
        issuedOn: '2008-06-01',
        issuedBy: 'Công an thành phố Hà Nội',
        validUntil: '2023-06-01',
      },
      {
        kind: 'CCCD',
        number: ids.an,
        issuedOn: '2021-07-01',
        issuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
        validUntil: '2030-05-20',
      },
    ],
    father: kin('em'),
    mother: kin('dung'),
    spouse: kin('binh'),
    children: [kin('chi')],
    wards: [kin('chi')],
    maritalStatus: 'MARRIED',
    absence: {
      from: '2026-10-01',
      until: '2027-03-31',
      reason: 'Lao động',
      destination: 'Thành phố Đồng Nai',
    },
  }),
  person('binh', {
    dateOfBirth: '1992-02-29',
    father: { citizenId: null, name: 'Trần Văn Bảo', nationality: 'Việt Nam' },
    spouse: kin('an'),
    children: [kin('chi')],
    maritalStatus: 'MARRIED',
    relationToHead: 'CHILD_IN_LAW',
  }),
  person('chi', {
    dateOfBirth: '2026-03-01',
    birth: { number: '18', registeredOn: '2026-03-10', office: place },
    father: kin('an'),
    mother: kin('binh'),
    guardian: kin('an'),
    relationToHead: 'GRANDCHILD',
  }),
  person('dung', {
    dateOfBirth: '1950-01-15',
    birth: null,
    children: [kin('an')],
    maritalStatus: 'WIDOWED',
    relationToHead: 'HEAD',
  }),
  person('em', {
    sex: 'MALE',
    dateOfBirth: '1948-07-01',
    birth: null,
    death: {
      number: '5',
      registeredOn: '2020-05-07',
      office: oldPlace,
      diedOn: '2020-05-05',
      place: 'Bệnh viện Bạch Mai',
      cause: 'Nhồi máu cơ tim',
      notificationNumber: null,
    },
    children: [kin('an')],
    residenceFileNumber: null,
    relationToHead: null,
  }),
  person('giang', {
    dateOfBirth: '1991-09-09',
    maritalStatus: 'DIVORCED',
    residenceFileNumber: null,
    relationToHead: null,
  }),
]

const marriages: readonly Marriage[] = [
  {
    number: '1',
    registeredOn: '1970-02-02',
    office: oldPlace,
    husband: kin('em'),
    wife: kin('dung'),
    ended: { reason: 'DEATH', on: '2020-05-05', number: '5' },
  },
  {
    number: '2',
    registeredOn: '2012-10-10',
    office: oldPlace,
    husband: kin('an'),
    wife: kin('giang'),
    ended: { reason: 'DIVORCE', on: '2015-04-01', number: '31/2015/QĐST-HNGĐ' },
  },
  {
    number: '3',
    registeredOn: '2026-05-05',
    office: place,
    husband: kin('an'),
    wife: kin('binh'),
    ended: null,
  },
]

/** The family as a piece of a made-up country. */
export const family: CountryBlock = sampleBlock({
  persons,
  households: [
    {
      residenceFileNumber: '900000000017',
      head: ids.dung,
      members: [
        { citizenId: ids.dung, relation: 'HEAD' },
        { citizenId: ids.an, relation: 'CHILD' },
        { citizenId: ids.binh, relation: 'CHILD_IN_LAW' },
        { citizenId: ids.chi, relation: 'GRANDCHILD' },
      ],
      address,
      registeredOn: '2018-06-01',
      poverty: null,
    },
  ],
  marriages,
})
