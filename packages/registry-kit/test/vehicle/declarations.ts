import type { Selectable } from 'kysely'
import type { AttributeName } from '../../src/definition.ts'
import {
  type CorrectionRules,
  correctionsOf,
  declarationsOf,
  misfits,
  refuses,
} from '../../src/index.ts'
import type { Database } from './database.ts'
import { vehicle } from './definition.ts'

const declare = declarationsOf<Database>()(vehicle)

/** A licence is issued to somebody who has none; the classes come with it. */
const issueLicence = declare({
  name: 'issueLicence',
  meaning: { vi: 'Cấp giấy phép lái xe', en: 'Issues a driving licence' },
  input: {
    driver: 'Citizen',
    issuedOn: 'Citizen.licenceIssuedOn?',
    frontName: 'Citizen.licenceCard.frontName?',
    heightM: 'Citizen.heightM?',
    finesDue: 'Citizen.finesDue?',
    organDonor: 'Citizen.organDonor?',
    classes: {
      list: {
        code: 'Citizen.licenceClasses.class',
        validUntil: 'Citizen.licenceClasses.validUntil?',
      },
    },
  },
  apply: async (at, input) => {
    const row = {
      licence_number: `ZZ-${String(await at.nextNumber()).padStart(4, '0')}`,
      issued_on: input.issuedOn ?? at.today,
      card_front_name: input.frontName,
      height_m: input.heightM,
      fines_due: input.finesDue,
      organ_donor: input.organDonor,
    }
    await at.database
      .insertInto('driver')
      .values({ ...none, ...row, citizen_id: input.driver })
      .onConflict((conflict) => conflict.column('citizen_id').doUpdateSet(row))
      .execute()
    const held = await at.database
      .selectFrom('licence_class')
      .select('class')
      .where('citizen_id', '=', input.driver)
      .execute()
    if (input.classes.length === 0) throw misfits('classes', 'a licence is for something')
    for (const [index, { code, validUntil }] of input.classes.entries()) {
      // Too late on purpose: what was written before has to be taken back.
      if (held.some((one) => one.class === code))
        throw refuses(`classes[${index}].code`, 'the driver has this class already')
      await at.database
        .insertInto('licence_class')
        .values({
          citizen_id: input.driver,
          entry_no: held.length + index + 1,
          class: code,
          valid_from: at.today,
          valid_until: validUntil,
        })
        .execute()
    }
    return {
      subjects: [{ subject: 'Citizen', subjectId: input.driver, role: 'driver' }],
      changes: [
        {
          subject: 'Citizen',
          subjectId: input.driver,
          attributes: ['Citizen.licenceNumber', 'Citizen.licenceClasses.class'],
        },
      ],
    }
  },
})

const none = {
  blood_group: null,
  card_serial: null,
  penalty_points: null,
  instructor_id: null,
  employer_id: null,
}

const driverRules: CorrectionRules<
  Database,
  AttributeName<typeof vehicle>,
  Selectable<Database['driver']>
> = {
  elsewhere: {
    'Citizen.licenceNumber': { because: 'it is printed on the card', by: ['issueLicence'] },
  },
  begunBy: { 'Citizen.licenceIssuedOn': ['issueLicence'] },
  fits: async ({ today }, { before, said }) => {
    if (said.issued_on != null && said.issued_on > today)
      throw refuses('licenceIssuedOn', 'this day has not come yet')
    // Fines without points are a mistake: the two are cleared together.
    return said.penalty_points === 0 && before.fines_due !== null ? { fines_due: 0 } : {}
  },
}

const corrections = correctionsOf<Database>()(vehicle, [issueLicence], { Citizen: driverRules })

/** What can be declared to the vehicle registry. */
export const declarations = [issueLicence, ...corrections]
