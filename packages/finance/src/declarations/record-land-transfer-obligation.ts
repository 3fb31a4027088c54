import { misfits, refuses } from '@motlan/registry-kit'
import { type At, declare, subjectOf } from './declare.ts'

/** What both sides of a transfer of land owe, under the dossier the land registry has it by. */
export const recordLandTransferObligation = declare({
  name: 'recordLandTransferObligation',
  meaning: {
    vi: 'Ghi nghĩa vụ tài chính của các bên khi chuyển quyền sử dụng đất. Vai trò: transferor, transferee, parcel',
    en: 'Records what the sides of a land transfer owe. Roles: transferor, transferee, parcel',
  },
  input: {
    dossierNumber: {
      oneOf: [
        'Citizen.landTransferObligations.dossierNumber',
        'Business.landTransferObligations.dossierNumber',
      ],
    },
    parcel: {
      oneOf: ['Citizen.landTransferObligations.parcel', 'Business.landTransferObligations.parcel'],
    },
    price: {
      oneOf: ['Citizen.landTransferObligations.price', 'Business.landTransferObligations.price'],
    },
    exemption: {
      oneOf: [
        'Citizen.landTransferObligations.exemption',
        'Business.landTransferObligations.exemption',
      ],
      optional: true,
    },
    parties: {
      list: {
        citizen: 'Citizen?',
        business: 'Business?',
        role: {
          oneOf: ['Citizen.landTransferObligations.role', 'Business.landTransferObligations.role'],
        },
        taxDue: {
          oneOf: [
            'Citizen.landTransferObligations.taxDue',
            'Business.landTransferObligations.taxDue',
          ],
        },
        registrationFee: {
          oneOf: [
            'Citizen.landTransferObligations.registrationFee',
            'Business.landTransferObligations.registrationFee',
          ],
        },
        paidOn: {
          oneOf: [
            'Citizen.landTransferObligations.paidOn',
            'Business.landTransferObligations.paidOn',
          ],
          optional: true,
        },
      },
    },
  },
  apply: async (at, input) => {
    if (input.price < 0) throw misfits('price', 'it is less than nothing')
    if (input.parties.length === 0) throw misfits('parties', 'nobody is named')
    const parties = input.parties.map((party, index) => ({
      ...party,
      ...subjectOf(party, `parties[${index}]`),
      field: `parties[${index}]`,
    }))
    for (const party of parties) {
      await record(at, party, {
        dossier_number: input.dossierNumber,
        parcel_id: input.parcel,
        price: input.price,
        exemption: input.exemption,
      })
    }
    return {
      subjects: [
        ...parties.map(({ subject, subjectId, role }) => ({
          subject,
          subjectId,
          role: role === 'TRANSFEROR' ? 'transferor' : 'transferee',
        })),
        { subject: 'Parcel', subjectId: input.parcel, role: 'parcel' },
      ],
      changes: parties.map(({ subject, subjectId }) => ({
        subject,
        subjectId,
        attributes: subject === 'Citizen' ? changed.Citizen : changed.Business,
      })),
    }
  },
})

const changed = {
  Citizen: [
    'Citizen.landTransferObligations.dossierNumber',
    'Citizen.landTransferObligations.taxDue',
    'Citizen.landTransferObligations.registrationFee',
    'Citizen.landTransferObligations.payment',
  ],
  Business: [
    'Business.landTransferObligations.dossierNumber',
    'Business.landTransferObligations.taxDue',
    'Business.landTransferObligations.registrationFee',
    'Business.landTransferObligations.payment',
  ],
} as const

interface DeclaredParty {
  readonly subject: 'Citizen' | 'Business'
  readonly subjectId: string
  readonly field: string
  readonly role: string
  readonly taxDue: number
  readonly registrationFee: number
  readonly paidOn: string | null
}

interface Transfer {
  readonly dossier_number: string
  readonly parcel_id: string
  readonly price: number
  readonly exemption: string | null
}

async function record(
  { database, today }: At,
  { subject, subjectId, field, role, taxDue, registrationFee, paidOn }: DeclaredParty,
  transfer: Transfer,
): Promise<void> {
  if (taxDue < 0 || registrationFee < 0) throw misfits(field, 'an amount is less than nothing')
  if (paidOn !== null && paidOn > today)
    throw refuses(`${field}.paidOn`, 'this day has not come yet')
  const isDue = taxDue + registrationFee > 0
  const paid_on = isDue ? paidOn : null
  const row = {
    ...transfer,
    role,
    tax_due: taxDue,
    registration_fee: registrationFee,
    payment: isDue ? (paidOn ? 'PAID' : 'UNPAID') : 'NOTHING_DUE',
    paid_on,
  }
  const inserted =
    subject === 'Citizen'
      ? await database
          .insertInto('citizen_land_transfer')
          .values({ citizen_id: subjectId, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await database
          .insertInto('business_land_transfer')
          .values({ business_id: subjectId, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n)
    throw refuses(field, 'under this dossier the obligation of this side has been recorded')
}
