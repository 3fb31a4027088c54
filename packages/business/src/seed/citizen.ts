import {
  type CountryBlock,
  type Firm,
  type Person,
  type Random,
  randomOf,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

type RoleRow = Selectable<Database['citizen_business_role']>
type BanRow = Selectable<Database['citizen_business_ban']>

/** The roles of citizens in the firms of a block, each once. */
export function roleRows(firms: readonly Firm[]): RoleRow[] {
  return firms.flatMap((firm) => {
    const roles = new Map<string, RoleRow>()
    for (const { citizenId } of firm.representatives)
      addRole(roles, firm, citizenId, 'REPRESENTATIVE')
    for (const { citizenId, on } of firm.contributors) {
      if (citizenId === null) continue
      addRole(roles, firm, citizenId, 'MEMBER', on)
      if (on <= firm.registeredOn) addRole(roles, firm, citizenId, 'FOUNDER')
    }
    return [...roles.values()]
  })
}

function addRole(
  roles: Map<string, RoleRow>,
  { businessId, registeredOn, status, statusHistory }: Firm,
  citizenId: string,
  role: string,
  startsOn = registeredOn,
): void {
  const key = `${citizenId} ${role}`
  if (roles.has(key)) return
  roles.set(key, {
    citizen_id: citizenId,
    business_id: businessId,
    role,
    starts_on: startsOn,
    ends_on: status === 'DISSOLVED' ? (statusHistory.at(-1)?.from ?? null) : null,
  })
}

// One adult in two thousand, and nobody who holds a role.
const banned = { count: 1, outOf: 2000 } as const

/** Adults who may not found or manage an enterprise. */
export function banRows(block: CountryBlock, roles: readonly RoleRow[]): BanRow[] {
  const busy = new Set(roles.map(({ citizen_id }) => citizen_id))
  const random = randomOf(block.seed, 'business', 'ban', block.index)
  const adultSince = `${Number(block.today.slice(0, 4)) - 25}-01-01`
  return block.persons.flatMap((person) => {
    const isChosen = random.chance(banned.count, banned.outOf)
    if (!isChosen || person.death !== null || person.dateOfBirth > adultSince) return []
    return busy.has(person.citizenId) ? [] : [banRow(person, block, random)]
  })
}

function banRow({ citizenId }: Person, { today }: CountryBlock, random: Random): BanRow {
  const began = Number(today.slice(0, 4)) - random.between(1, 4)
  const decision = random.between(1, 400)
  const reason = random.pick(reasons)
  return {
    citizen_id: citizenId,
    ordinal: 1,
    reason,
    decision_number: `${decision}/${began}/${reason === 'BANKRUPTCY' ? 'QĐ-TBPS' : 'HS-ST'}`,
    starts_on: `${began}-0${random.between(1, 9)}-15`,
    ends_on: random.chance(1, 3) ? null : `${began + 5}-12-31`,
  }
}

const reasons = ['CRIMINAL', 'COURT_PROHIBITION', 'BANKRUPTCY'] as const
