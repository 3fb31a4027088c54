import type { Story } from './play.ts'

const facility = {
  primaryCareFacility: 'Trạm Y tế phường Hải Châu',
  primaryCareFacilityCode: '48652',
}
const account = { bank: 'Ngân hàng Thử nghiệm', number: '9900112233' }

/** A business and a ceremony are registered before they begin. */
function later(today: string): string {
  return new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10)
}

/** Procedures with the cast of `seed/personas.yaml`, filed on a day. */
export const personaStories = (today: string): Readonly<Record<string, Story>> => ({
  birth: {
    procedure: '2.000986',
    applicant: '948094000022',
    notices: [
      {
        notice: 'birth-notification',
        number: '48001.GCS.00001.26',
        content: {
          number: '48001.GCS.00001.26',
          motherId: '948196000021',
          dateOfBirth: '2026-11-19',
          timeOfBirth: '08:15',
          sex: 'FEMALE',
          placeOfBirth: 'Bệnh viện Phụ sản Đà Nẵng',
        },
      },
    ],
    answers: {
      childName: { familyName: 'Lê', middleName: 'Bảo', givenName: 'An' },
      primaryCareFacility: facility,
    },
  },
  death: {
    procedure: '1.014177',
    applicant: '936148000062',
    notices: [
      {
        notice: 'death-notification',
        number: 'GBT-36-1',
        content: {
          number: 'GBT-36-1',
          deceasedId: '936046000061',
          dateOfDeath: '2026-11-19',
          timeOfDeath: '04:20',
          placeOfDeath: 'Bệnh viện Đa khoa Nam Định',
          causeOfDeath: 'Suy tim',
        },
      },
    ],
    answers: { recipientId: '936148000062', recipientAccount: account },
  },
  residence: {
    procedure: '1.004222',
    applicant: '979096000143',
    answers: { dwelling: 'w7zz0000000b' },
  },
  marriage: {
    procedure: '1.000894',
    applicant: '979096000143',
    party: '940198000141',
    answers: { ceremonyDate: later(today) },
  },
  company: {
    procedure: '2.001583',
    applicant: '979090000031',
    answers: {
      vietnameseName: 'Công ty TNHH Một thành viên Minh Tuấn Phần mềm',
      headOffice: {
        address: 'Số 27, đường Lê Thánh Tôn, Phường Sài Gòn, Thành phố Hồ Chí Minh',
        adminUnitCode: '26740',
        adminUnitVersion: '2025-07',
      },
      activities: [{ code: '62010', name: 'Lập trình máy vi tính' }],
      mainActivity: '62010',
      representativeId: '979090000031',
      representativeTitle: 'Giám đốc',
      fiscalYearStart: '01-01',
      vatMethod: 'DEDUCTION',
      insuranceCycle: 'MONTHLY',
    },
  },
  household: {
    procedure: '1.001612',
    applicant: '927068000051',
    answers: { name: 'Xưởng mộc Hoàng Sơn', activity: '16220', startsOn: later(today) },
  },
  land: {
    procedure: '1.012785',
    applicant: '927068000051',
    party: '975088000053',
    answers: { reason: 'TRANSFER', agreedPrice: 2_500_000_000 },
  },
  dependant: {
    procedure: '1.002207',
    applicant: '946185000081',
    answers: { dependantId: '946219000083', fromMonth: '2026-12' },
  },
  unemployment: {
    procedure: '1.001978',
    applicant: '931087000071',
    answers: { account, serviceCentre: 'Trung tâm Dịch vụ việc làm Hải Phòng' },
  },
  family: {
    procedure: '1.001939',
    applicant: '989086000091',
    notices: [
      {
        notice: 'poverty-list',
        sentBy: 'social-affairs',
        number: 'HN-30682-1',
        about: '989086000091',
        content: { status: 'NEAR_POOR' },
      },
    ],
    answers: { headFacility: facility, memberFacility: facility },
  },
  social: { procedure: '1.014028', applicant: '982150000063', answers: { account } },
})
