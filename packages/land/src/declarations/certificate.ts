import type { At } from './declare.ts'
import type { Transferable } from './transfer-rules.ts'

const range = 100_000_000
// Without a factor in common with the range: every serial comes up once before any comes up again.
const stride = 61_803_397

/** The certificate of the former users ends, and one with a new serial takes its place. */
export async function newCertificate(
  at: At,
  old: Transferable['certificate'],
  day: string,
): Promise<void> {
  const { database } = at
  const number = await at.nextNumber()
  const serial = await newSerial(at, number)
  const code = `${day.replaceAll('-', '')}${String(number).padStart(7, '0')}`
  await database
    .updateTable('land_certificate')
    .set({ valid: false })
    .where('parcel_id', '=', old.parcel_id)
    .where('valid', '=', true)
    .execute()
  await database
    .insertInto('land_certificate')
    .values({
      parcel_id: old.parcel_id,
      serial_number: serial,
      registry_entry_number: `CS ${String(number).padStart(5, '0')}`,
      certificate_code: code,
      issued_on: day,
      issuer: old.issuer,
      qr_text: [code, serial, old.parcel_id, day].join('|'),
      valid: true,
    })
    .execute()
}

async function newSerial({ database, hold }: At, start: number): Promise<string> {
  await hold('certificate serials')
  for (let step = 0; step < range; step += 1) {
    const serial = `ZZ ${String(((start + step) * stride) % range).padStart(8, '0')}`
    const taken = await database
      .selectFrom('land_certificate')
      .select('serial_number')
      .where('serial_number', '=', serial)
      .executeTakeFirst()
    if (!taken) return serial
  }
  throw new RangeError('every serial has been printed')
}
