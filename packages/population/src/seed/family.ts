import type { Household, Kin, Person } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

/** The children who have a number. */
export function childRows({ citizenId, children }: Person): Selectable<Database['child']>[] {
  return numbered(children).map((child_id) => ({ citizen_id: citizenId, child_id }))
}

/** Whom a person represents. */
export function wardRows({ citizenId, wards }: Person): Selectable<Database['ward']>[] {
  return numbered(wards).map((ward_id) => ({ citizen_id: citizenId, ward_id }))
}

/** Every member of a household with every other one. */
export function memberRows({ members }: Household): Selectable<Database['household_member']>[] {
  return members.flatMap(({ citizenId: citizen_id }) =>
    members
      .filter(({ citizenId }) => citizenId !== citizen_id)
      .map(({ citizenId }) => ({ citizen_id, member_id: citizenId })),
  )
}

/** Relatives who died before there were numbers, or who have another citizenship. */
export function otherRelativeRows(person: Person): Selectable<Database['other_relative']>[] {
  const relatives: readonly (readonly [string, Kin | null])[] = [
    ['FATHER', person.father],
    ['MOTHER', person.mother],
    ['SPOUSE', person.spouse],
    ...person.children.map((child) => ['CHILD', child] as const),
    ['LEGAL_REPRESENTATIVE', person.guardian],
    ...person.wards.map((ward) => ['REPRESENTED', ward] as const),
  ]
  return relatives.flatMap(([kind, kin], index) =>
    kin === null || kin.citizenId !== null
      ? []
      : [
          {
            citizen_id: person.citizenId,
            relative_number: index + 1,
            kind,
            full_name: kin.name,
            old_identity_number: null,
            citizenship: kin.nationality,
          },
        ],
  )
}

function numbered(kin: readonly Kin[]): readonly string[] {
  return kin.flatMap(({ citizenId }) => citizenId ?? [])
}
