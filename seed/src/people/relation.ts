import type { RelationToHead } from '@motlan/registry-kit/country'
import type { Day } from '../calendar.ts'
import type { Draft } from './draft.ts'

/** What a member of a household is to its head, from births and marriages alone. */
export function relationOf(member: Draft, head: Draft): RelationToHead {
  if (member === head) return 'HEAD'
  if (member === head.spouse) return 'SPOUSE'
  if (isChild(member, head)) return 'CHILD'
  if (isChild(head, member)) return 'PARENT'
  if (member.spouse && isChild(member.spouse, head)) return 'CHILD_IN_LAW'
  if (head.spouse && isParent(member, head.spouse)) return 'PARENT_IN_LAW'
  if (parentsOf(member).some((parent) => isChild(parent, head))) return 'GRANDCHILD'
  if (parentsOf(head).some((parent) => isParent(member, parent))) return 'GRANDPARENT'
  if (areSiblings(member, head)) return 'SIBLING'
  if (areSiblings(member, head.spouse) || areSiblings(member.spouse, head)) return 'SIBLING_IN_LAW'
  if (
    parentsOf(member).some(
      (parent) => areSiblings(parent, head) || areSiblings(parent, head.spouse),
    )
  ) {
    return 'NEPHEW_OR_NIECE'
  }
  return member.guardian === head || member.guardian === head.spouse || areFarKin(member, head)
    ? 'OTHER_RELATIVE'
    : 'NOT_RELATED'
}

/** The head of a household: a husband under 80 or his wife, without couples the oldest. */
export function headOf(
  members: readonly Draft[],
  today: Day,
  wifeLeads: boolean,
): Draft | undefined {
  const oldestFirst = members.toSorted(
    (left, right) => left.born - right.born || left.number - right.number,
  )
  const husbands = oldestFirst.filter(
    ({ sex, spouse }) => sex === 'MALE' && spouse?.died === null && members.includes(spouse),
  )
  const husband = husbands.find(({ born }) => today - born < 80 * 365) ?? husbands[0]
  return (wifeLeads ? husband?.spouse : husband) ?? oldestFirst[0]
}

function isChild(child: Draft, parent: Draft): boolean {
  return (
    child.mother === parent ||
    child.father === parent ||
    (parent.spouse !== null && isParent(parent.spouse, child))
  )
}

function isParent(parent: Draft, child: Draft): boolean {
  return child.mother === parent || child.father === parent
}

function parentsOf({ mother, father }: Draft): Draft[] {
  return [mother, father].filter((parent) => parent !== null)
}

function areSiblings(one: Draft | null, other: Draft | null): boolean {
  if (!one || !other || one === other) return false
  return (
    (one.mother !== null && one.mother === other.mother) ||
    (one.father !== null && one.father === other.father)
  )
}

/** A common grandparent, or related through the spouse of a relative. */
function areFarKin(member: Draft, head: Draft): boolean {
  const grandparents = [head, head.spouse]
    .filter((one) => one !== null)
    .flatMap((one) => [...parentsOf(one), ...parentsOf(one).flatMap(parentsOf)])
  return [member, member.spouse]
    .filter((one) => one !== null)
    .some((one) =>
      [one, ...parentsOf(one), ...parentsOf(one).flatMap(parentsOf)].some((kin) =>
        grandparents.includes(kin),
      ),
    )
}
