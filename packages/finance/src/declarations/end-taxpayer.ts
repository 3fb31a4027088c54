import { type At, declare } from './declare.ts'

/** A citizen has died: the tax code stops, and the claims for and by this citizen end with the month. */
export const endTaxpayer = declare({
  name: 'endTaxpayer',
  meaning: {
    vi: 'Chấm dứt hiệu lực mã số thuế của người đã chết và việc giảm trừ liên quan. Vai trò: taxpayer, dependant',
    en: 'Ends the tax code of somebody who died, and the deductions that go with it. Roles: taxpayer, dependant',
  },
  input: { citizen: 'Citizen', untilMonth: 'Citizen.taxDependants.untilMonth' },
  apply: async (at, { citizen, untilMonth }) => {
    const stopped = await stopCode(at, citizen)
    const supported = await endClaims(at, 'tax_dependant', citizen, untilMonth)
    const supporters = await endClaims(at, 'dependant_claim', citizen, untilMonth)
    return {
      subjects: [
        { subject: 'Citizen', subjectId: citizen, role: 'taxpayer' },
        ...supported.map(
          (subjectId) => ({ subject: 'Citizen', subjectId, role: 'dependant' }) as const,
        ),
      ],
      changes: [
        {
          subject: 'Citizen',
          subjectId: citizen,
          attributes: [
            ...(stopped ? (['Citizen.taxRegistration.status'] as const) : []),
            ...(supported.length > 0 ? (['Citizen.taxDependants.untilMonth'] as const) : []),
            ...(supporters.length > 0 ? (['Citizen.dependantClaims.untilMonth'] as const) : []),
          ],
        },
        ...supported.map(
          (subjectId) =>
            ({
              subject: 'Citizen',
              subjectId,
              attributes: ['Citizen.dependantClaims.untilMonth'],
            }) as const,
        ),
        ...supporters.map(
          (subjectId) =>
            ({
              subject: 'Citizen',
              subjectId,
              attributes: ['Citizen.taxDependants.untilMonth'],
            }) as const,
        ),
      ],
    }
  },
})

/** What is owed is still owed; a code with arrears has stopped, one without is at its end. */
async function stopCode({ database }: At, citizen: string): Promise<boolean> {
  const found = await database
    .selectFrom('citizen_taxpayer')
    .select(['status', 'arrears'])
    .where('citizen_id', '=', citizen)
    .forUpdate()
    .executeTakeFirst()
  if (!found || found.status === 'TERMINATED') return false
  await database
    .updateTable('citizen_taxpayer')
    .set({ status: found.arrears > 0 ? 'STOPPED' : 'TERMINATED' })
    .where('citizen_id', '=', citizen)
    .execute()
  return true
}

/** Ends what runs on, seen from the citizen and from the other side; a claim for later months ends with its first. */
async function endClaims(
  { database }: At,
  seenFrom: 'tax_dependant' | 'dependant_claim',
  citizen: string,
  untilMonth: string,
): Promise<readonly string[]> {
  const claims =
    seenFrom === 'tax_dependant'
      ? await database
          .selectFrom('tax_dependant')
          .select(['dependant_id as other', 'from_month', 'until_month'])
          .where('citizen_id', '=', citizen)
          .execute()
      : await database
          .selectFrom('dependant_claim')
          .select(['taxpayer_id as other', 'from_month', 'until_month'])
          .where('citizen_id', '=', citizen)
          .execute()
  const open = claims.filter(({ until_month }) => until_month === null || until_month > untilMonth)
  for (const { other, from_month } of open) {
    const [taxpayer, dependant] = seenFrom === 'tax_dependant' ? [citizen, other] : [other, citizen]
    const until_month = from_month > untilMonth ? from_month : untilMonth
    await database
      .updateTable('tax_dependant')
      .set({ until_month })
      .where('citizen_id', '=', taxpayer)
      .where('dependant_id', '=', dependant)
      .where('from_month', '=', from_month)
      .execute()
    await database
      .updateTable('dependant_claim')
      .set({ until_month })
      .where('citizen_id', '=', dependant)
      .where('taxpayer_id', '=', taxpayer)
      .where('from_month', '=', from_month)
      .execute()
  }
  return [...new Set(open.map(({ other }) => other))].sort()
}
