import { oldProvinces } from '@motlan/kernel'
import type { At } from './declare.ts'

/** What the digits of a new number say: where and when the birth was registered, and the sex. */
export interface NewNumber {
  /** Where the birth is registered, in whichever list. */
  readonly provinceCode: string | null
  readonly listVersion: string | null
  /** Somebody of the family: where nothing is known of the place, the number begins like theirs. */
  readonly relative: string
  readonly dateOfBirth: string
  readonly sex: string
}

// Below are the numbers of people who stand in documents.
const reserved = 1_000
const range = 999_000
// Without a factor in common with the range: every number comes up once before any comes up again.
const stride = 378_701

/** A personal identification number nobody has or had, for somebody of the sandbox: it begins with 9. */
export async function newCitizenId(at: At, born: NewNumber): Promise<string> {
  const { dateOfBirth, sex } = born
  const year = Number(dateOfBirth.slice(0, 4))
  const century = (Math.floor(year / 100) - 19) * 2 + (sex === 'FEMALE' ? 1 : 0)
  const cell = `9${oldProvinceOf(born)}${century}${dateOfBirth.slice(2, 4)}`
  await at.hold(`citizen IDs ${cell}`)
  const start = await at.nextNumber()
  for (let step = 0; step < range; step += 1) {
    const serial = reserved + (((start + step) * stride) % range)
    const id = `${cell}${String(serial).padStart(6, '0')}`
    if (!(await isTaken(at, id))) return id
  }
  throw new RangeError(`${cell}: every number has been given out`)
}

/** Numbers are made with the list before July 2025, whatever list the address is written in. */
function oldProvinceOf({ provinceCode, listVersion, relative }: NewNumber): string {
  const inThatList = listVersion === '2024-11' ? provinceCode : null
  const since = [...oldProvinces.values()].find(({ newCode }) => newCode === provinceCode)
  return inThatList ?? since?.oldCode ?? relative.slice(1, 3)
}

async function isTaken({ database }: At, id: string): Promise<boolean> {
  const present = await database
    .selectFrom('citizen')
    .select('citizen_id')
    .where('citizen_id', '=', id)
    .executeTakeFirst()
  const cancelled = await database
    .selectFrom('previous_citizen_id')
    .select('previous_id')
    .where('previous_id', '=', id)
    .executeTakeFirst()
  return present !== undefined || cancelled !== undefined
}
