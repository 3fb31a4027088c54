import { renderProcedures } from '@motlan/procedures'
import { releaseDay } from '../release-day.ts'
import { knownProcedures } from './known-procedures.ts'

/** The shipped procedures on the day of the release, as `docs/procedures.md` has to say it. */
export async function shippedProcedures(): Promise<string> {
  return renderProcedures({ ...(await knownProcedures()), on: releaseDay() })
}
