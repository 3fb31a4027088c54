import { declare } from './declare.ts'
import { checkValidity, issueCard, ofCard } from './health-card.ts'
import { insuredOrNew } from './insured-person.ts'

// 72 months, or until 30 September of the year in which school begins.
const yearsAtMost = 7

/** A child under six gets a health insurance card, paid by the State; with it an insurance number. */
export const issueChildHealthCard = declare({
  name: 'issueChildHealthCard',
  meaning: {
    vi: 'Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi. Vai trò: child',
    en: 'Issues the health insurance card of a child under six. Roles: child',
  },
  input: {
    child: 'Citizen',
    validFrom: 'Citizen.healthInsuranceCards.validFrom',
    validUntil: 'Citizen.healthInsuranceCards.validUntil',
    primaryCareFacility: 'Citizen.healthInsuranceCards.primaryCareFacility',
    primaryCareFacilityCode: 'Citizen.healthInsuranceCards.primaryCareFacilityCode',
    socialInsuranceOffice: 'Citizen.socialInsuranceOffice?',
  },
  apply: async (at, input) => {
    checkValidity(input.validFrom, input.validUntil, yearsAtMost)
    const child = await insuredOrNew(at, input.child, input.socialInsuranceOffice)
    await issueCard(at, 'child', child, { ...input, group: 'TE' })
    return {
      subjects: [{ subject: 'Citizen', subjectId: input.child, role: 'child' }],
      changes: [
        {
          subject: 'Citizen',
          subjectId: input.child,
          attributes: ['Citizen.socialInsuranceNumber', ...ofCard],
        },
      ],
    }
  },
})
