import type { CitizenRow } from './citizen-row.ts'

/** As much of a citizen as tells who is what to whom. */
export type Kin = Pick<CitizenRow, 'citizen_id' | 'father_id' | 'mother_id' | 'spouse_id'>

/** What a member of a household is to its head, from births and marriages alone; undefined where these say nothing. */
export function relationTo(
  head: Kin,
  member: Kin,
  known: ReadonlyMap<string, Kin>,
): string | undefined {
  const of = (id: string | null) => (id === null ? undefined : known.get(id))
  const [headSpouse, memberSpouse] = [of(head.spouse_id), of(member.spouse_id)]
  if (member.citizen_id === head.citizen_id) return 'HEAD'
  if (member.citizen_id === head.spouse_id) return 'SPOUSE'
  if (isChild(member, head) || (headSpouse && isChild(member, headSpouse))) return 'CHILD'
  if (isChild(head, member)) return 'PARENT'
  if (memberSpouse && isChild(memberSpouse, head)) return 'CHILD_IN_LAW'
  if (headSpouse && isChild(headSpouse, member)) return 'PARENT_IN_LAW'
  if (parentsOf(member).some((id) => isChildOf(of(id), head))) return 'GRANDCHILD'
  if (parentsOf(head).some((id) => isChildOf(of(id), member))) return 'GRANDPARENT'
  if (areSiblings(member, head)) return 'SIBLING'
  if (areSiblings(member, headSpouse) || areSiblings(memberSpouse, head)) return 'SIBLING_IN_LAW'
  if (parentsOf(member).some((id) => areSiblings(of(id), head) || areSiblings(of(id), headSpouse)))
    return 'NEPHEW_OR_NIECE'
  return undefined
}

/** Whether two people may not marry: one descends from the other, or they are siblings. */
export function areCloseKin(one: Kin, other: Kin): boolean {
  return isChild(one, other) || isChild(other, one) || areSiblings(one, other)
}

/** Whose rows have to be known to tell relations among these people. */
export function relativesOf(people: readonly Kin[]): readonly string[] {
  return people.flatMap((one) => [...parentsOf(one), one.spouse_id]).filter((id) => id !== null)
}

function isChild(child: Kin, parent: Kin): boolean {
  return child.mother_id === parent.citizen_id || child.father_id === parent.citizen_id
}

function isChildOf(child: Kin | undefined, parent: Kin): boolean {
  return child !== undefined && isChild(child, parent)
}

function parentsOf({ mother_id, father_id }: Kin): readonly string[] {
  return [mother_id, father_id].filter((id) => id !== null)
}

function areSiblings(one: Kin | undefined, other: Kin | undefined): boolean {
  if (!one || !other || one.citizen_id === other.citizen_id) return false
  return (
    (one.mother_id !== null && one.mother_id === other.mother_id) ||
    (one.father_id !== null && one.father_id === other.father_id)
  )
}
