import { refuses } from '@motlan/registry-kit'
import { type At, declare } from './declare.ts'
import { endRoles, nobodyLeft, noteChange, representativesOf } from './representation.ts'

/** A citizen has died: the roles end, and a business that nobody represents any more is noted. */
export const endBusinessRoles = declare({
  name: 'endBusinessRoles',
  meaning: {
    vi: 'Chấm dứt vai trò của người đã chết trong các doanh nghiệp; ghi nhận doanh nghiệp không còn người đại diện. Vai trò: citizen, business, businessWithoutRepresentative',
    en: 'Ends the roles of somebody who died; notes each business left without a representative. Roles: citizen, business, businessWithoutRepresentative',
  },
  input: { citizen: 'Citizen', endsOn: 'Citizen.businesses.endsOn' },
  apply: async (at, { citizen, endsOn }) => {
    if (endsOn > at.today) throw refuses('endsOn', 'this day has not come yet')
    const roles = await at.database
      .selectFrom('citizen_business_role')
      .select(['business_id', 'role'])
      .where('citizen_id', '=', citizen)
      .where('ends_on', 'is', null)
      .execute()
    const represented = roles
      .filter(({ role }) => role === 'REPRESENTATIVE')
      .map((one) => one.business_id)
      .sort()
    const alone: string[] = []
    for (const business of represented) {
      if (!(await leavesSomebody(at, business, citizen, endsOn))) alone.push(business)
    }
    for (const business of new Set(roles.map(({ business_id }) => business_id)))
      await endRoles(at, business, [citizen], ['REPRESENTATIVE', 'MEMBER', 'FOUNDER'], endsOn)
    return {
      subjects: [
        { subject: 'Citizen', subjectId: citizen, role: 'citizen' },
        ...represented.map(
          (subjectId) => ({ subject: 'Business', subjectId, role: 'business' }) as const,
        ),
        ...alone.map(
          (subjectId) =>
            ({ subject: 'Business', subjectId, role: 'businessWithoutRepresentative' }) as const,
        ),
      ],
      changes: [
        {
          subject: 'Citizen',
          subjectId: citizen,
          attributes: roles.length > 0 ? ['Citizen.businesses.endsOn'] : [],
        },
        ...represented.map(
          (subjectId) =>
            ({
              subject: 'Business',
              subjectId,
              attributes: [
                'Business.legalRepresentative',
                'Business.legalRepresentatives.citizen',
                'Business.changes.number',
              ],
            }) as const,
        ),
      ],
    }
  },
})

/** Takes a representative away from a business and says whether others are left. */
async function leavesSomebody(
  at: At,
  business: string,
  citizen: string,
  day: string,
): Promise<boolean> {
  await at.hold(`subject ${business}`)
  const others = (await representativesOf(at, business)).filter((one) => one.citizen_id !== citizen)
  await at.database
    .deleteFrom('legal_representative')
    .where('business_id', '=', business)
    .where('citizen_id', '=', citizen)
    .execute()
  await at.database
    .updateTable('business')
    .set({ legal_representative_id: others[0]?.citizen_id ?? null })
    .where('business_id', '=', business)
    .execute()
  const content = others.length > 0 ? 'Người đại diện theo pháp luật chết' : nobodyLeft
  await noteChange(at, business, content, day)
  return others.length > 0
}
