import { citizenIdDigits } from '@motlan/kernel'
import { type Correcting, type CorrectionRules, refuses } from '@motlan/registry-kit'
import type { AttributeName } from '@motlan/registry-kit/definition'
import type { Database } from '../database.ts'
import type { population } from '../definition.ts'
import { type CitizenRow, isAdult } from './citizen-row.ts'
import { correctedName } from './corrected-name.ts'
import type { At } from './declare.ts'
import { householdOf } from './household.ts'

const home = {
  because: 'the whole household lives there',
  by: ['changePermanentResidence'],
}

/** What of a citizen is no value of its own, and what has to stay true whatever is corrected. */
export const citizenRules: CorrectionRules<
  Database,
  AttributeName<typeof population>,
  CitizenRow
> = {
  elsewhere: {
    'Citizen.maritalStatus': {
      because: 'the spouse and the book of marriages say it, too',
      by: ['registerMarriage', 'registerDeath'],
    },
    'Citizen.residenceFileNumber': { ...home, because: 'the whole household has one file' },
    'Citizen.permanentResidence.address': home,
    'Citizen.permanentResidence.adminUnitCode': home,
    'Citizen.permanentResidence.adminUnitVersion': home,
    'Citizen.permanentResidence.provinceCode': home,
    'Citizen.permanentResidence.reason': home,
  },
  begunBy: {
    'Citizen.dateOfDeath': ['registerDeath'],
    'Citizen.permanentResidence.until': ['registerDeath'],
    'Citizen.permanentResidence.endReason': ['registerDeath'],
  },
  fits: async (at, correcting) => {
    checkDays(at, correcting)
    checkNumber(correcting)
    checkHead(correcting)
    await checkHousehold(at, correcting)
    return correctedName(correcting)
  },
}

const past = {
  date_of_birth: 'dateOfBirth',
  date_of_death: 'dateOfDeath',
  declared_missing_on: 'declaredMissingOn',
} as const

/** Nobody was born, died or went missing in the future, nor before the birth. */
function checkDays({ today }: At, { before, said }: Correcting<CitizenRow>): void {
  const after = { ...before, ...said }
  for (const [column, field] of Object.entries(past) as [keyof typeof past, string][]) {
    const day = said[column]
    if (day != null && day > today) throw refuses(field, 'this day has not come yet')
    const end = column === 'date_of_birth' ? after.date_of_death : day
    if (end != null && after.date_of_birth !== null && end < after.date_of_birth)
      throw refuses(field, 'it contradicts the date of birth or of death')
  }
}

/** INVARIANT: a citizen ID says year of birth and sex; where they are wrong, so is the ID, and another one is issued first. */
function checkNumber({ before, said }: Correcting<CitizenRow>): void {
  const digits = citizenIdDigits(before.citizen_id)
  const fix = 'have another citizen ID issued first'
  const { date_of_birth: born, sex } = said
  if (born === null) throw refuses('dateOfBirth', 'everybody was born on some day')
  if (born !== undefined && Number(born.slice(0, 4)) !== digits.birthYear)
    throw refuses('dateOfBirth', 'the citizen ID says another year of birth', fix)
  if (sex === null) throw refuses('sex', 'it is said of everybody')
  if (sex !== undefined && sex !== 'UNDETERMINED' && sex !== digits.sex)
    throw refuses('sex', 'the citizen ID says another sex', fix)
}

/** INVARIANT: the head of a household and nobody else is its head. */
function checkHead({ before, said }: Correcting<CitizenRow>): void {
  const { relation_to_head: relation } = said
  if (relation === undefined) return
  if (relation === null || relation === 'HEAD' || before.relation_to_head === 'HEAD')
    throw refuses(
      'relationToHead',
      'who heads a household is not corrected',
      'declare what has happened: changePermanentResidence',
    )
}

/** INVARIANT: an adult lives in each household. */
async function checkHousehold(at: At, { before, said }: Correcting<CitizenRow>): Promise<void> {
  if (said.date_of_birth == null || !isAdult(before, at.today)) return
  if (isAdult({ ...before, ...said }, at.today)) return
  const household = await householdOf(at, before.citizen_id)
  const others = household.filter(({ citizen_id }) => citizen_id !== before.citizen_id)
  if (household.length > 0 && !others.some((one) => isAdult(one, at.today)))
    throw refuses(
      'dateOfBirth',
      'no adult would be left in the household',
      'register the minor with an adult first: changePermanentResidence',
    )
}
