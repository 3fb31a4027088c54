import { refuses } from '@motlan/registry-kit'
import { newCertificate } from './certificate.ts'
import { declare, type LandUserRow } from './declare.ts'
import { userId } from './party.ts'
import { transferShares } from './shares.ts'
import { recordTransfer, writeHolding } from './transfer-rows.ts'
import { parcelToTransfer } from './transfer-rules.ts'

/** The right to a parcel changes hands: users, certificate, history, and who holds which parcels. */
export const registerLandTransfer = declare({
  name: 'registerLandTransfer',
  meaning: {
    vi: 'Đăng ký biến động do chuyển nhượng, tặng cho, thừa kế quyền sử dụng đất. Vai trò: parcel, transferor, transferee',
    en: 'Registers the transfer of a land-use right for money, as a gift or by inheritance. Roles: parcel, transferor, transferee',
  },
  input: {
    parcel: 'Parcel',
    reason: 'Parcel.changes.reason',
    certificateSerial: 'Parcel.certificates.serialNumber?',
    dossierNumber: 'Parcel.changes.dossierNumber',
    registeredOn: 'Parcel.changes.registeredOn?',
    transferors: {
      list: { citizen: 'Parcel.landUsers.citizen?', business: 'Parcel.landUsers.business?' },
    },
    transferees: {
      list: {
        citizen: 'Parcel.landUsers.citizen?',
        business: 'Parcel.landUsers.business?',
        kind: 'Parcel.landUsers.kind?',
        share: 'Parcel.landUsers.share?',
        printedName: 'Parcel.landUsers.printedName?',
        printedAddress: 'Parcel.landUsers.printedAddress?',
      },
    },
    share: 'Parcel.landUsers.share?',
    obligations: {
      list: {
        kind: 'Parcel.financialObligations.kind',
        amount: 'Parcel.financialObligations.amount',
        paidOn: 'Parcel.financialObligations.paidOn?',
      },
      optional: true,
    },
  },
  apply: async (at, input) => {
    const day = input.registeredOn ?? at.today
    if (day > at.today) throw refuses('registeredOn', 'this day has not come yet')
    const { parcel, users, certificate } = await parcelToTransfer(at, input, day)
    const holding = transferShares(users, input.transferors, input.transferees, input.share)
    const after = await writeHolding(at, parcel.parcel_id, users, holding)
    await newCertificate(at, certificate, day)
    await recordTransfer(
      at,
      { ...input, obligations: input.obligations ?? [] },
      parcel,
      holding,
      day,
    )
    return {
      subjects: [
        { subject: 'Parcel', subjectId: parcel.parcel_id, role: 'parcel' },
        ...input.transferors.map((one) => ({ ...asSubject(one), role: 'transferor' })),
        ...input.transferees.map((one) => ({ ...asSubject(one), role: 'transferee' })),
      ],
      changes: [
        { subject: 'Parcel', subjectId: parcel.parcel_id, attributes: ofParcel },
        ...holdersChanged(users, after).map((one) => ({
          ...one,
          attributes:
            one.subject === 'Citizen'
              ? (['Citizen.parcels'] as const)
              : (['Business.parcels'] as const),
        })),
      ],
    }
  },
})

const ofParcel = [
  'Parcel.landUser',
  'Parcel.landUserOrganisation',
  'Parcel.landUsers.citizen',
  'Parcel.landUsers.business',
  'Parcel.landUsers.kind',
  'Parcel.landUsers.share',
  'Parcel.certificates.serialNumber',
  'Parcel.certificates.valid',
  'Parcel.changes.reason',
  'Parcel.changes.registeredOn',
  'Parcel.rights.useOrigin',
] as const

function asSubject({
  citizen,
  business,
}: {
  readonly citizen: string | null
  readonly business: string | null
}) {
  return citizen !== null
    ? ({ subject: 'Citizen', subjectId: citizen } as const)
    : ({ subject: 'Business', subjectId: business ?? '' } as const)
}

/** Whose list of parcels is another one now. */
function holdersChanged(before: readonly LandUserRow[], after: readonly LandUserRow[]) {
  const [had, have] = [new Set(before.map(userId)), new Set(after.map(userId))]
  const changed = [
    ...before.filter((one) => !have.has(userId(one))),
    ...after.filter((one) => !had.has(userId(one))),
  ]
  return changed
    .filter((one) => userId(one) !== undefined)
    .map(({ citizen_id, business_id }) => asSubject({ citizen: citizen_id, business: business_id }))
}
