import {
  type CivilRecord,
  type Death,
  type Marriage,
  type Place,
  type Random,
  randomOf,
} from '@motlan/registry-kit/country'
import { type Day, dateText, dayOf, yearOf } from '../calendar.ts'
import { digits } from '../numbers.ts'
import type { CountryPlan } from '../plan.ts'
import { placeText } from '../units/addresses.ts'
import type { Commune } from '../units/administrative-units.ts'
import { shortName } from '../units/provinces.ts'
import type { Draft, Wedding } from './draft.ts'
import type { Identity } from './identity.ts'
import { kinOf } from './kin.ts'
import type { Origin } from './origins.ts'

const merged = dayOf('2025-07-01')
const causes = [
  'Bệnh tim mạch',
  'Tai biến mạch máu não',
  'Ung thư',
  'Viêm phổi',
  'Đái tháo đường biến chứng',
  'Suy tim',
  'Tuổi già',
]
const causesOfTheYoung = ['Tai nạn giao thông', 'Tai nạn sinh hoạt', 'Bệnh hiểm nghèo', 'Đuối nước']

/** The entry of a birth; for people born long ago the book may be lost. */
export function birthRecordOf(
  plan: CountryPlan,
  draft: Draft,
  { registeredAt }: Origin,
  random: Random,
): CivilRecord | null {
  if (draft.born < -3650 && random.chance(6, 10)) return null
  const on = Math.min(draft.born + random.between(2, 50), draft.died ?? plan.day, plan.day)
  return entry(Math.max(on, draft.born), registeredAt, random)
}

/** The entry of a death. */
export function deathOf(
  plan: CountryPlan,
  draft: Draft,
  home: Commune,
  random: Random,
): Death | null {
  if (draft.died === null) return null
  const office = officeOn(draft.died, home, random)
  const young = draft.died - draft.born < 40 * 365
  const inHospital = random.chance(45, 100)
  const registered = Math.min(draft.died + random.between(1, 14), plan.day)
  return {
    ...entry(registered, office, random),
    diedOn: dateText(draft.died),
    place: inHospital
      ? `Bệnh viện Đa khoa ${shortName(home.province.name)}`
      : `Tại nhà, ${placeText(office)}`,
    cause: random.pick(young ? causesOfTheYoung : causes),
    notificationNumber: inHospital
      ? `${digits(random.between(1, 9999), 5)}.GBT.${home.province.code}${digits(random.below(1000), 3)}.${digits(yearOf(draft.died) % 100, 2)}`
      : null,
  }
}

/** The marriages of a block. */
export function marriagesOf(
  plan: CountryPlan,
  block: number,
  weddings: readonly Wedding[],
  identities: readonly Identity[],
): Marriage[] {
  const random = randomOf(plan.seed, 'marriages', block)
  return weddings.map(({ husband, wife, on, ended }) => {
    const office = officeOn(
      on,
      (husband.home ?? wife.home)?.commune ?? husband.hamlet.commune,
      random,
    )
    return {
      ...entry(on, office, random),
      husband: kinOf(husband, identities),
      wife: kinOf(wife, identities),
      ended: ended && {
        reason: ended.reason,
        on: dateText(ended.on),
        number: `${random.between(1, 900)}/${yearOf(ended.on)}/QĐST-HNGĐ`,
      },
    }
  })
}

function entry(on: Day, office: Place, random: Random): CivilRecord {
  return {
    number: `${digits(random.between(1, 950), 3)}/${yearOf(on)}`,
    registeredOn: dateText(on),
    office,
  }
}

/** The commune whose civil-status office was in charge on a day. */
function officeOn(day: Day, commune: Commune, random: Random): Place {
  return day < merged ? random.pick(commune.formerly) : commune.place
}
