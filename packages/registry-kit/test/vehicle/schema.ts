import { createRegistry, type RegistryDatabase, type Subgraph } from '../../src/index.ts'
import type { Database } from './database.ts'
import { declarations } from './declarations.ts'
import { vehicle } from './definition.ts'

/** Ways in: drivers by citizen ID; fleets only as more about a business that is known already. */
export function vehicleSubgraph(
  database: RegistryDatabase<Database>,
  registrar?: RegistryDatabase<Database>,
): Subgraph {
  const { lookUps, declares, toSubgraph } = createRegistry(vehicle, database, {
    derive: {
      Citizen: {
        yearsLicensed: ({ issued_on }, { today }) =>
          issued_on ? fullYears(issued_on, today) : null,
        mayDriveCar: ({ licenceClasses, penalty_points }, { today }) =>
          (penalty_points ?? 0) < 12 &&
          licenceClasses.some((one) => one.class === 'B' && (one.valid_until ?? today) >= today),
      },
    },
  })
  lookUps('Citizen')
  declares(declarations, registrar)
  return toSubgraph()
}

function fullYears(from: string, until: string): number {
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4))
  return until.slice(5) < from.slice(5) ? years - 1 : years
}
