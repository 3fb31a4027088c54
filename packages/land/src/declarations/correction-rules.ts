import { type CorrectionRules, checkWritten, refuses } from '@motlan/registry-kit'
import type { AttributeName } from '@motlan/registry-kit/definition'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { land } from '../definition.ts'

/** What has to stay true of a parcel whatever is corrected; who holds it is no value but a reference. */
export const parcelRules: CorrectionRules<
  Database,
  AttributeName<typeof land>,
  Selectable<Database['parcel']>
> = {
  fits: async ({ today }, { said }) => {
    const { verified_on } = said
    if (verified_on != null && verified_on > today)
      throw refuses('verifiedOn', 'this day has not come yet')
    // An imported code may have lost its leading zeros; one that is set right has them.
    const { location_admin_unit_code: now, former_location_admin_unit_code: before } = said
    checkWritten('location.adminUnitCode', 'adminUnitCode', now)
    checkWritten('formerLocation.adminUnitCode', 'adminUnitCode', before)
    return {}
  },
}
