import { misfits, refuses } from '@motlan/registry-kit'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { At, LandUserRow } from './declare.ts'

/** A parcel that may change hands. */
export interface Transferable {
  readonly parcel: Selectable<Database['parcel']>
  readonly users: readonly LandUserRow[]
  readonly certificate: Selectable<Database['land_certificate']>
}

interface Stated {
  readonly parcel: string
  readonly reason: string
  readonly certificateSerial: string | null
}

const transferring: ReadonlySet<string> = new Set(['TRANSFER', 'GIFT', 'INHERITANCE'])

// An easement or a plan stays with the land, whoever uses it.
const blocking: ReadonlySet<string> = new Set(['MORTGAGE', 'SEIZURE', 'TRANSFER_BLOCK', 'DISPUTE'])

/** The parcel, held until the transfer is written down: two transfers of one parcel come one after the other. */
export async function parcelToTransfer(
  { database }: At,
  { parcel: parcelId, reason, certificateSerial }: Stated,
  day: string,
): Promise<Transferable> {
  if (!transferring.has(reason))
    throw misfits('reason', 'a transfer is TRANSFER, GIFT or INHERITANCE')
  const parcel = await database
    .selectFrom('parcel')
    .selectAll()
    .where('parcel_id', '=', parcelId)
    .forUpdate()
    .executeTakeFirst()
  if (!parcel) throw refuses('parcel', 'the registry knows no parcel of this ID', 'check the ID')
  const users = await database
    .selectFrom('land_user')
    .selectAll()
    .where('parcel_id', '=', parcelId)
    .orderBy('ordinal')
    .execute()
  const restrictions = await database
    .selectFrom('land_restriction')
    .select(['kind', 'ends_on'])
    .where('parcel_id', '=', parcelId)
    .execute()
  const block = restrictions.find(
    ({ kind, ends_on }) => blocking.has(kind) && (ends_on === null || ends_on >= day),
  )
  if (block) {
    throw refuses(
      'parcel',
      `a restriction is in force: ${block.kind}`,
      'have it released before the transfer is registered',
    )
  }
  return {
    parcel,
    users,
    certificate: await validCertificate(database, parcelId, certificateSerial),
  }
}

async function validCertificate(
  database: At['database'],
  parcelId: string,
  stated: string | null,
): Promise<Transferable['certificate']> {
  const certificates = await database
    .selectFrom('land_certificate')
    .selectAll()
    .where('parcel_id', '=', parcelId)
    .where('valid', '=', true)
    .orderBy('issued_on', 'desc')
    .execute()
  const found = certificates.find(
    ({ serial_number }) => stated === null || serial_number === stated,
  )
  if (found) return found
  if (stated !== null)
    throw refuses('certificateSerial', 'this is not the valid certificate of the parcel')
  throw refuses('parcel', 'no certificate has been issued for the parcel', 'have one issued first')
}
