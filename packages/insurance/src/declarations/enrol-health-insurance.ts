import { misfits } from '@motlan/registry-kit'
import { declare } from './declare.ts'
import { checkValidity, issueCard, ofCard } from './health-card.ts'
import { insuredOrNew } from './insured-person.ts'

const yearsAtMost = 1

/** The members of a household are insured together: all of them, or none. */
export const enrolHealthInsurance = declare({
  name: 'enrolHealthInsurance',
  meaning: {
    vi: 'Tham gia bảo hiểm y tế, theo hộ gia đình khi không nêu nhóm khác. Vai trò: member',
    en: 'Enrols people in health insurance, as a household where no other group is named. Roles: member',
  },
  input: {
    group: 'Citizen.healthInsuranceCards.group?',
    validFrom: 'Citizen.healthInsuranceCards.validFrom',
    validUntil: 'Citizen.healthInsuranceCards.validUntil',
    socialInsuranceOffice: 'Citizen.socialInsuranceOffice?',
    members: {
      list: {
        citizen: 'Citizen',
        primaryCareFacility: 'Citizen.healthInsuranceCards.primaryCareFacility',
        primaryCareFacilityCode: 'Citizen.healthInsuranceCards.primaryCareFacilityCode',
      },
    },
  },
  apply: async (at, { members, ...input }) => {
    if (members.length === 0) throw misfits('members', 'nobody is named')
    if (new Set(members.map(({ citizen }) => citizen)).size < members.length)
      throw misfits('members', 'somebody is named twice')
    checkValidity(input.validFrom, input.validUntil, yearsAtMost)
    for (const [index, member] of members.entries()) {
      const person = await insuredOrNew(at, member.citizen, input.socialInsuranceOffice)
      const card = { ...input, ...member, group: input.group ?? 'GD' }
      await issueCard(at, `members[${index}].citizen`, person, card)
    }
    return {
      subjects: members.map(
        ({ citizen }) => ({ subject: 'Citizen', subjectId: citizen, role: 'member' }) as const,
      ),
      changes: members.map(
        ({ citizen }) => ({ subject: 'Citizen', subjectId: citizen, attributes: ofCard }) as const,
      ),
    }
  },
})
