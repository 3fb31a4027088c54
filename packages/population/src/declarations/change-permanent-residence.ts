import { misfits, refuses } from '@motlan/registry-kit'
import { type CitizenRow, isAdult, livingCitizen } from './citizen-row.ts'
import { type At, declare } from './declare.ts'
import {
  headedBy,
  headNamed,
  householdOf,
  joinHousehold,
  leaveHousehold,
  relationsTo,
  successor,
} from './household.ts'

/** Some people move: they leave one household, join or found another, and live where that one lives. */
export const changePermanentResidence = declare({
  name: 'changePermanentResidence',
  meaning: {
    vi: 'Đăng ký thường trú tại nơi ở mới, nhập hộ hoặc lập hộ mới. Vai trò: member, householdHead, formerHouseholdHead',
    en: 'Registers permanent residence at another place, in a household that is there or a new one. Roles: member, householdHead, formerHouseholdHead',
  },
  input: {
    members: {
      list: { citizen: 'Citizen', relationToHead: 'Citizen.relationToHead?' },
    },
    householdHead: 'Citizen.householdHead?',
    residence: {
      fields: {
        address: 'Citizen.permanentResidence.address',
        adminUnitCode: 'Citizen.permanentResidence.adminUnitCode',
        adminUnitVersion: 'Citizen.permanentResidence.adminUnitVersion',
        provinceCode: 'Citizen.permanentResidence.provinceCode',
      },
      optional: true,
    },
    reason: 'Citizen.permanentResidence.reason?',
    since: 'Citizen.permanentResidence.since?',
  },
  apply: async (at, input) => {
    const since = input.since ?? at.today
    if (since > at.today) throw refuses('since', 'this day has not come yet')
    const movers = await moversOf(at, input.members)
    const ids = movers.map(({ citizen_id }) => citizen_id)
    const joined = input.householdHead
    const head =
      joined === null
        ? founder(movers, input.members, since)
        : await headNamed(at, 'householdHead', joined)
    if (ids.includes(head.citizen_id) && joined !== null)
      throw refuses('householdHead', 'who moves cannot be the head of the household that is joined')
    const home = input.residence && {
      permanent_residence_address: input.residence.address,
      permanent_residence_admin_unit_code: input.residence.adminUnitCode,
      permanent_residence_admin_unit_version: input.residence.adminUnitVersion,
      permanent_residence_province_code: input.residence.provinceCode,
    }
    const place = placeFor(home, joined === null ? undefined : head)
    const left = await leaveAll(at, movers, since)
    const present = joined === null ? [] : await householdOf(at, head.citizen_id)
    const file =
      joined === null
        ? await newFile(at, place.permanent_residence_province_code)
        : head.residence_file_number
    const relations = await relationsTo(at, head, movers)
    for (const [index, mover] of movers.entries()) {
      const stated = input.members[index]?.relationToHead
      const relation =
        mover === head ? 'HEAD' : (stated ?? relations.get(mover.citizen_id) ?? 'NOT_RELATED')
      await at.database
        .updateTable('citizen')
        .set({
          ...moved(place, since, input.reason ?? 'Chuyển nơi thường trú'),
          residence_file_number: file,
          household_head_id: head.citizen_id,
          relation_to_head: relation,
        })
        .where('citizen_id', '=', mover.citizen_id)
        .execute()
    }
    const presentIds = present.map(({ citizen_id }) => citizen_id)
    await joinHousehold(at, presentIds, ids)
    return {
      subjects: [
        ...ids.map((subjectId) => ({ subject: 'Citizen', subjectId, role: 'member' }) as const),
        { subject: 'Citizen', subjectId: head.citizen_id, role: 'householdHead' },
        ...left.heads.map(
          (subjectId) => ({ subject: 'Citizen', subjectId, role: 'formerHouseholdHead' }) as const,
        ),
      ],
      changes: [
        ...ids.map(
          (subjectId) => ({ subject: 'Citizen', subjectId, attributes: ofMover }) as const,
        ),
        ...[...new Set([...presentIds, ...left.members])].map(
          (subjectId) =>
            ({
              subject: 'Citizen',
              subjectId,
              attributes: left.headed.has(subjectId) ? ofHeaded : ofMember,
            }) as const,
        ),
      ],
    }
  },
})

const ofMember = ['Citizen.householdMembers'] as const
const ofHeaded = [...ofMember, 'Citizen.householdHead', 'Citizen.relationToHead'] as const
const ofMover = [
  ...ofHeaded,
  'Citizen.residenceFileNumber',
  'Citizen.permanentResidence.address',
  'Citizen.permanentResidence.adminUnitCode',
  'Citizen.permanentResidence.adminUnitVersion',
  'Citizen.permanentResidence.provinceCode',
  'Citizen.permanentResidence.since',
  'Citizen.permanentResidence.reason',
  'Citizen.currentResidence.address',
] as const

interface StatedMember {
  readonly citizen: string
  readonly relationToHead: string | null
}

type Place = Pick<
  CitizenRow,
  | 'permanent_residence_address'
  | 'permanent_residence_admin_unit_code'
  | 'permanent_residence_admin_unit_version'
  | 'permanent_residence_province_code'
>

async function moversOf(at: At, members: readonly StatedMember[]): Promise<readonly CitizenRow[]> {
  if (members.length === 0) throw misfits('members', 'nobody moves')
  const ids = new Set(members.map(({ citizen }) => citizen))
  if (ids.size < members.length) throw misfits('members', 'somebody is named twice')
  const movers: CitizenRow[] = []
  for (const [index, { citizen }] of members.entries())
    movers.push(await livingCitizen(at, `members[${index}].citizen`, citizen))
  return movers
}

/** Who heads a household that is founded: the one who is said to, or who moves alone. */
function founder(
  movers: readonly CitizenRow[],
  members: readonly StatedMember[],
  day: string,
): CitizenRow {
  const stated = movers.filter((_, index) => members[index]?.relationToHead === 'HEAD')
  const [head = movers.length === 1 ? movers[0] : undefined, ...others] = stated
  if (!head || others.length > 0)
    throw misfits('members', 'of a new household exactly one member is the HEAD')
  if (!isAdult(head, day)) throw refuses('members', 'the head of a household is an adult')
  return head
}

/** Where they live from now on: in the home of the head they join, else where they say. */
function placeFor(said: Place | null, head: CitizenRow | undefined): Place {
  if (!head) {
    if (!said) throw misfits('residence', 'a new household needs an address')
    return said
  }
  const elsewhere =
    said && said.permanent_residence_admin_unit_code !== head.permanent_residence_admin_unit_code
  if (elsewhere) throw refuses('residence', 'the household that is joined lives in another commune')
  return head
}

/** The households that are left: they go on without the movers, and have a head. */
async function leaveAll(at: At, movers: readonly CitizenRow[], day: string) {
  const leaving = new Set(movers.map(({ citizen_id }) => citizen_id))
  const members: string[] = []
  const heads: string[] = []
  const headed = new Set<string>()
  const seen = new Set<string>()
  for (const mover of movers) {
    if (seen.has(mover.citizen_id)) continue
    const household = await householdOf(at, mover.citizen_id)
    for (const { citizen_id } of household) seen.add(citizen_id)
    const rest = household.filter(({ citizen_id }) => !leaving.has(citizen_id))
    await leaveHousehold(at, household, leaving)
    members.push(...rest.map(({ citizen_id }) => citizen_id))
    if (rest.length === 0) continue
    if (!rest.some((one) => isAdult(one, day)))
      throw refuses('members', 'minors would be left behind without an adult', 'let them move, too')
    const former = household.find(
      ({ citizen_id, household_head_id }) =>
        citizen_id === household_head_id && leaving.has(citizen_id),
    )
    const next = former && successor(rest, former, null, day)
    if (!next) continue
    await headedBy(at, next, rest)
    heads.push(next.citizen_id)
    for (const { citizen_id } of rest) headed.add(citizen_id)
  }
  return { members, heads, headed }
}

// Where the files of a country begin that nobody has seeded.
const firstFile = 900_000_000

async function newFile(at: At, provinceCode: string | null): Promise<string> {
  return `HS${provinceCode ?? '00'}-${firstFile + (await at.nextNumber())}`
}

function moved(place: Place, since: string, reason: string): Partial<CitizenRow> {
  return {
    permanent_residence_address: place.permanent_residence_address,
    permanent_residence_admin_unit_code: place.permanent_residence_admin_unit_code,
    permanent_residence_admin_unit_version: place.permanent_residence_admin_unit_version,
    permanent_residence_province_code: place.permanent_residence_province_code,
    permanent_residence_since: since,
    permanent_residence_until: null,
    permanent_residence_reason: reason,
    permanent_residence_end_reason: null,
    current_residence_address: place.permanent_residence_address,
    current_residence_admin_unit_code: place.permanent_residence_admin_unit_code,
    current_residence_admin_unit_version: place.permanent_residence_admin_unit_version,
    current_residence_province_code: place.permanent_residence_province_code,
    current_residence_since: since,
    current_residence_until: null,
    current_residence_reason: reason,
    current_residence_end_reason: null,
  }
}
