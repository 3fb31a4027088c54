import { misfits, refuses } from '@motlan/registry-kit'
import type { Updateable } from 'kysely'
import type { Database } from '../database.ts'
import { checkAddress, refuseBanned, refuseTakenName } from './business-rules.ts'
import { changedColumns } from './changed-columns.ts'
import { type At, declare } from './declare.ts'
import { nobodyLeft, noteChange, representativesOf, representedBy } from './representation.ts'

/** What is registered about a business changes; what is left out stays. */
export const changeBusinessRegistration = declare({
  name: 'changeBusinessRegistration',
  meaning: {
    vi: 'Đăng ký thay đổi nội dung đăng ký doanh nghiệp; mục không nêu thì giữ nguyên. Vai trò: business, representative, formerRepresentative',
    en: 'Registers changes of a business; what is left out stays. Roles: business, representative, formerRepresentative',
  },
  input: {
    business: 'Business',
    registeredOn: 'Business.changes.registeredOn?',
    names: {
      fields: {
        vietnamese: 'Business.names.vietnamese',
        foreign: 'Business.names.foreign?',
        short: 'Business.names.short?',
      },
      optional: true,
    },
    headOffice: {
      fields: {
        address: 'Business.headOffice.address',
        adminUnitCode: 'Business.headOffice.adminUnitCode',
        adminUnitVersion: 'Business.headOffice.adminUnitVersion',
      },
      optional: true,
    },
    phone: 'Business.contact.phone?',
    email: 'Business.contact.email?',
    status: 'Business.status?',
    chiefAccountant: 'Business.chiefAccountant?',
    legalRepresentatives: {
      list: {
        citizen: 'Business.legalRepresentatives.citizen',
        registeredName: 'Business.legalRepresentatives.registeredName?',
        title: 'Business.legalRepresentatives.title',
      },
      optional: true,
    },
  },
  apply: async (at, input) => {
    const day = input.registeredOn ?? at.today
    const { business, names, headOffice, status, legalRepresentatives } = input
    if (day > at.today) throw refuses('registeredOn', 'this day has not come yet')
    await checkBusiness(at, business, status)
    if (names) await refuseTakenName(at, 'names.vietnamese', names.vietnamese, business)
    if (headOffice) checkAddress('headOffice.', headOffice)
    const changed = changedColumns(input)
    if (changed.length === 0 && legalRepresentatives === null)
      throw misfits('business', 'nothing is changed')
    const set = Object.assign({}, ...changed.map(({ columns }) => columns)) as Updateable<
      Database['business']
    >
    if (changed.length > 0)
      await at.database
        .updateTable('business')
        .set(set)
        .where('business_id', '=', business)
        .execute()
    if (status !== null) await newStatus(at, business, status, day)
    const { gone, come } = await changeRepresentatives(at, business, legalRepresentatives, day)
    const contents = [
      ...changed.map(({ content }) => content),
      ...(legalRepresentatives
        ? [legalRepresentatives.length > 0 ? 'Thay đổi người đại diện theo pháp luật' : nobodyLeft]
        : []),
    ]
    await noteChange(at, business, contents.join('; '), day)
    return {
      subjects: [
        { subject: 'Business', subjectId: business, role: 'business' },
        ...come.map(
          (subjectId) => ({ subject: 'Citizen', subjectId, role: 'representative' }) as const,
        ),
        ...gone.map(
          (subjectId) => ({ subject: 'Citizen', subjectId, role: 'formerRepresentative' }) as const,
        ),
      ],
      changes: [
        {
          subject: 'Business',
          subjectId: business,
          attributes: [
            ...changed.flatMap(({ attributes }) => attributes),
            ...(legalRepresentatives ? ofRepresentation : []),
            'Business.changes.number',
          ],
        },
        ...[...come, ...gone].map(
          (subjectId) =>
            ({
              subject: 'Citizen',
              subjectId,
              attributes: [
                'Citizen.businesses.role',
                'Citizen.businesses.startsOn',
                'Citizen.businesses.endsOn',
              ],
            }) as const,
        ),
      ],
    }
  },
})

const ofRepresentation = [
  'Business.legalRepresentative',
  'Business.legalRepresentatives.citizen',
] as const

async function checkBusiness(
  { database }: At,
  business: string,
  status: string | null,
): Promise<void> {
  const found = await database
    .selectFrom('business')
    .select(['status', 'legal_form'])
    .where('business_id', '=', business)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw refuses('business', 'the registry knows no business of this ID', 'check the ID')
  if (found.status === 'TERMINATED') throw refuses('business', 'this business no longer exists')
  if (status === found.status) throw refuses('status', 'the business is in this status already')
}

async function newStatus(at: At, business: string, status: string, day: string): Promise<void> {
  const decision = `TB-${business.slice(-4)}/${day.slice(0, 4)}/${await at.nextNumber()}`
  await at.database
    .insertInto('business_status_period')
    .values({ business_id: business, starts_on: day, status, decision_number: decision })
    .onConflict((conflict) =>
      conflict
        .columns(['business_id', 'starts_on'])
        .doUpdateSet({ status, decision_number: decision }),
    )
    .execute()
}

async function changeRepresentatives(
  at: At,
  business: string,
  stated:
    | readonly {
        readonly citizen: string
        readonly registeredName: string | null
        readonly title: string
      }[]
    | null,
  day: string,
): Promise<{ readonly gone: readonly string[]; readonly come: readonly string[] }> {
  if (stated === null) return { gone: [], come: [] }
  if (new Set(stated.map(({ citizen }) => citizen)).size < stated.length)
    throw misfits('legalRepresentatives', 'somebody is named twice')
  await refuseBanned(
    at,
    stated.map(({ citizen }, index) => ({
      field: `legalRepresentatives[${index}].citizen`,
      citizen,
    })),
  )
  const present = new Map(
    (await representativesOf(at, business)).map((one) => [one.citizen_id, one.starts_on]),
  )
  return representedBy(
    at,
    business,
    stated.map((one) => ({ ...one, since: present.get(one.citizen) ?? day })),
    day,
  )
}
