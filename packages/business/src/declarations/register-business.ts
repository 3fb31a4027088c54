import { checkWritten, misfits, refuses } from '@motlan/registry-kit'
import { newBusinessId } from './business-id.ts'
import { businessRows } from './business-rows.ts'
import {
  checkActivity,
  checkAddress,
  checkMembers,
  checkOrganisations,
  presentClassification,
  refuseBanned,
  refuseTakenName,
} from './business-rules.ts'
import { declare } from './declare.ts'

/** An enterprise is registered: it has a code, members, representatives and what it does. */
export const registerBusiness = declare({
  name: 'registerBusiness',
  meaning: {
    vi: 'Đăng ký thành lập doanh nghiệp: cấp mã số, ghi thành viên, người đại diện, chủ sở hữu hưởng lợi. Vai trò: business, member, representative, beneficialOwner',
    en: 'Registers a new enterprise: code, members, representatives, beneficial owners. Roles: business, member, representative, beneficialOwner',
  },
  input: {
    names: {
      fields: {
        vietnamese: 'Business.names.vietnamese',
        foreign: 'Business.names.foreign?',
        short: 'Business.names.short?',
      },
    },
    legalForm: 'Business.legalForm',
    registrationDate: 'Business.registrationDate?',
    headOffice: {
      fields: {
        address: 'Business.headOffice.address',
        adminUnitCode: 'Business.headOffice.adminUnitCode',
        adminUnitVersion: 'Business.headOffice.adminUnitVersion',
      },
    },
    phone: 'Business.contact.phone?',
    email: 'Business.contact.email?',
    activities: {
      list: {
        code: 'Business.activities.code',
        classification: 'Business.activities.classification?',
        name: 'Business.activities.name?',
        isMain: 'Business.activities.isMain',
      },
    },
    charterCapital: 'Business.charterCapital',
    members: {
      list: {
        citizen: 'Business.members.citizen?',
        business: 'Business.members.business?',
        contribution: 'Business.members.contribution',
        contributedOn: 'Business.members.contributedOn?',
      },
    },
    legalRepresentatives: {
      list: {
        citizen: 'Business.legalRepresentatives.citizen',
        registeredName: 'Business.legalRepresentatives.registeredName?',
        title: 'Business.legalRepresentatives.title',
      },
    },
    authorisedRepresentatives: {
      list: {
        citizen: 'Business.authorisedRepresentatives.citizen',
        representedBusiness: 'Business.authorisedRepresentatives.representedBusiness',
      },
      optional: true,
    },
    beneficialOwners: {
      list: {
        citizen: 'Business.beneficialOwners.citizen',
        controlKind: 'Business.beneficialOwners.controlKind?',
        ratio: 'Business.beneficialOwners.ratio?',
      },
      optional: true,
    },
    chiefAccountant: 'Business.chiefAccountant?',
    fiscalYearStart: 'Business.taxInformation.fiscalYearStart?',
    vatMethod: 'Business.taxInformation.vatMethod?',
    plannedEmployees: 'Business.taxInformation.plannedEmployees?',
    socialInsurancePaymentCycle: 'Business.taxInformation.socialInsurancePaymentCycle?',
  },
  apply: async (at, input) => {
    const day = input.registrationDate ?? at.today
    if (day > at.today) throw refuses('registrationDate', 'this day has not come yet')
    checkAddress('headOffice.', input.headOffice)
    checkWritten('fiscalYearStart', 'monthDay', input.fiscalYearStart)
    checkMembers(input.legalForm, input.members, input.charterCapital)
    if (input.activities.filter(({ isMain }) => isMain).length !== 1)
      throw misfits('activities', 'exactly one of them is the main one')
    const activities = input.activities.map((one) => ({
      ...one,
      classification: one.classification ?? presentClassification,
    }))
    for (const [index, { code, classification }] of activities.entries())
      checkActivity(`activities[${index}]`, code, classification)
    if (new Set(activities.map(({ code }) => code)).size < activities.length)
      throw misfits('activities', 'a code is named twice')
    if (input.legalRepresentatives.length === 0)
      throw refuses('legalRepresentatives', 'an enterprise has at least one')
    if (
      new Set(input.legalRepresentatives.map(({ citizen }) => citizen)).size <
      input.legalRepresentatives.length
    )
      throw misfits('legalRepresentatives', 'somebody is named twice')
    await refuseBanned(at, [
      ...input.members.map(({ citizen }, index) => ({
        field: `members[${index}].citizen`,
        citizen,
      })),
      ...input.legalRepresentatives.map(({ citizen }, index) => ({
        field: `legalRepresentatives[${index}].citizen`,
        citizen,
      })),
    ])
    await checkOrganisations(
      at,
      input.members.map(({ business }, index) => ({
        field: `members[${index}].business`,
        business,
      })),
    )
    await refuseTakenName(at, 'names.vietnamese', input.names.vietnamese)
    const businessId = await newBusinessId(at)
    const rows = businessRows(businessId, day, { ...input, activities })
    await at.database.insertInto('business').values(rows.business).execute()
    await at.database.insertInto('business_activity').values(rows.activities).execute()
    await at.database.insertInto('business_status_period').values(rows.status).execute()
    await at.database.insertInto('business_member').values(rows.members).execute()
    await at.database.insertInto('legal_representative').values(rows.representatives).execute()
    if (rows.shares.length > 0)
      await at.database.insertInto('business_share').values(rows.shares).execute()
    if (rows.authorised.length > 0)
      await at.database.insertInto('authorised_representative').values(rows.authorised).execute()
    if (rows.beneficial.length > 0)
      await at.database.insertInto('beneficial_owner').values(rows.beneficial).execute()
    if (rows.roles.length > 0)
      await at.database.insertInto('citizen_business_role').values(rows.roles).execute()
    const people = [...new Set(rows.roles.map(({ citizen_id }) => citizen_id))]
    return {
      subjects: [
        { subject: 'Business', subjectId: businessId, role: 'business' },
        ...input.members.map(({ citizen, business }) =>
          citizen !== null
            ? ({ subject: 'Citizen', subjectId: citizen, role: 'member' } as const)
            : ({ subject: 'Business', subjectId: business ?? '', role: 'member' } as const),
        ),
        ...input.legalRepresentatives.map(
          ({ citizen }) =>
            ({ subject: 'Citizen', subjectId: citizen, role: 'representative' }) as const,
        ),
        ...rows.beneficial.map(
          ({ citizen_id }) =>
            ({ subject: 'Citizen', subjectId: citizen_id ?? '', role: 'beneficialOwner' }) as const,
        ),
      ],
      changes: [
        { subject: 'Business', subjectId: businessId, attributes: ofBusiness },
        ...people.map(
          (subjectId) => ({ subject: 'Citizen', subjectId, attributes: ofRole }) as const,
        ),
      ],
    }
  },
})

const ofRole = [
  'Citizen.businesses.business',
  'Citizen.businesses.role',
  'Citizen.businesses.startsOn',
] as const
const ofBusiness = [
  'Business.names.vietnamese',
  'Business.names.foreign',
  'Business.names.short',
  'Business.legalForm',
  'Business.status',
  'Business.registrationDate',
  'Business.headOffice.address',
  'Business.headOffice.adminUnitCode',
  'Business.headOffice.adminUnitVersion',
  'Business.mainActivityCode',
  'Business.activities.code',
  'Business.charterCapital',
  'Business.members.citizen',
  'Business.members.business',
  'Business.members.contribution',
  'Business.members.ratio',
  'Business.legalRepresentative',
  'Business.legalRepresentatives.citizen',
  'Business.beneficialOwners.citizen',
] as const
