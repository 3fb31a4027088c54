import { type CorrectionRules, refuses } from '@motlan/registry-kit'
import type { AttributeName } from '@motlan/registry-kit/definition'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { business } from '../definition.ts'
import { refuseTakenName } from './business-rules.ts'
import type { At } from './declare.ts'

type Rules<Table extends keyof Database> = CorrectionRules<
  Database,
  AttributeName<typeof business>,
  Selectable<Database[Table]>
>

/** What of a business other records say, too, and what has to stay true whatever is corrected. */
export const businessRules: Rules<'business'> = {
  elsewhere: {
    'Business.status': {
      because: 'the history of statuses says it, too',
      by: ['changeBusinessRegistration'],
    },
    'Business.legalForm': { because: 'who its members are follows from it', by: [] },
    'Business.dependentUnitKind': { because: 'the business it depends on lists it, too', by: [] },
    'Business.mainActivityCode': { because: 'the list of activities says it, too', by: [] },
    'Business.charterCapital': { because: 'the contributions make it up', by: [] },
  },
  fits: async (at, { before, said }) => {
    const { vietnamese_name: name, registered_on } = said
    if (name === null) throw refuses('names.vietnamese', 'every business has one')
    if (name !== undefined && before.status !== 'TERMINATED')
      await refuseTakenName(at, 'names.vietnamese', name, before.business_id)
    if (registered_on !== undefined) await checkRegistration(at, before, registered_on)
    return {}
  },
}

/** What of a household business other records say, too, and what has to stay true whatever is corrected. */
export const householdRules: Rules<'household_business'> = {
  elsewhere: {
    'Citizen.householdBusiness.status': {
      because: 'it follows from what has happened to the business',
      by: ['registerHouseholdBusiness', 'endBusinessRoles'],
    },
  },
  fits: async ({ today }, { said }) => {
    const { name, registered_on } = said
    if (name === null) throw refuses('householdBusiness.name', 'every business has one')
    if (registered_on != null && registered_on > today)
      throw refuses('householdBusiness.registrationDate', 'this day has not come yet')
    return {}
  },
}

/** A business was registered before anything else became of it. */
async function checkRegistration(
  { database, today }: At,
  { business_id }: Pick<Selectable<Database['business']>, 'business_id'>,
  day: string | null,
): Promise<void> {
  if (day === null) throw refuses('registrationDate', 'every business was registered on some day')
  if (day > today) throw refuses('registrationDate', 'this day has not come yet')
  const earlier = await database
    .selectFrom('business_status_period')
    .select('starts_on')
    .where('business_id', '=', business_id)
    .where('starts_on', '<', day)
    .executeTakeFirst()
  if (earlier) throw refuses('registrationDate', 'its first status began before')
}
