import { randomUUID } from 'node:crypto'
import type { DeclarationAnswer, JsonObject } from '@motlan/kernel'
import type { Declarer } from '@motlan/registry-kit/testing'
import fc from 'fast-check'
import type { RegistryName } from '../src/index.ts'

/** Whom and what a random life can be about, read from the country before it begins. */
export interface Cast {
  readonly wives: readonly {
    readonly wife: string
    readonly husband: string
    readonly ethnicity: string
  }[]
  readonly adults: readonly string[]
  readonly singleMen: readonly string[]
  readonly singleWomen: readonly string[]
  readonly parcels: readonly { readonly parcel: string; readonly users: readonly string[] }[]
}

/** One thing that is told to one registry. */
export interface Told {
  readonly registry: RegistryName
  readonly mutation: string
  readonly input: JsonObject
}

const office = 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội'
const day = '2026-11-20'

/** Something that happens in the country: often lawful, sometimes not; each is told to every registry it concerns. */
export function event(cast: Cast): fc.Arbitrary<readonly Told[]> {
  const adult = fc.constantFrom(...cast.adults)
  return fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...cast.wives),
        fc.constantFrom('MALE', 'FEMALE'),
        fc.integer({ min: 1, max: 99_999 }),
      )
      .map(([{ wife, husband, ethnicity }, sex, number]) => [
        told('population', 'registerBirth', {
          mother: wife,
          father: husband,
          familyName: 'Nguyễn',
          givenName: `Bé ${number}`,
          dateOfBirth: day,
          sex,
          placeOfBirth: 'Trạm y tế',
          ethnicity,
          office,
        }),
      ]),
    adult.map((deceased) => [
      told('population', 'registerDeath', { deceased, dateOfDeath: day, office }),
      told('insurance', 'endEntitlements', { deceased, endsOn: day }),
      told('business', 'endBusinessRoles', { citizen: deceased, endsOn: day }),
      told('finance', 'endTaxpayer', { citizen: deceased, untilMonth: '2026-11' }),
    ]),
    fc
      .tuple(fc.constantFrom(...cast.singleMen), fc.constantFrom(...cast.singleWomen))
      .map(([husband, wife]) => [
        told('population', 'registerMarriage', { husband, wife, office }),
      ]),
    fc.tuple(adult, adult, fc.boolean()).map(([mover, head, founds]) => [
      told('population', 'changePermanentResidence', {
        members: [{ citizen: mover, relationToHead: founds ? 'HEAD' : null }],
        ...(founds ? { residence } : { householdHead: head }),
        reason: founds ? 'Mua nhà' : 'Về ở cùng',
      }),
    ]),
    fc.tuple(fc.constantFrom(...cast.parcels), adult).map(([{ parcel, users }, buyer]) => [
      told('land', 'registerLandTransfer', {
        parcel,
        reason: 'TRANSFER',
        dossierNumber: `H01-${parcel}`,
        transferors: users.map((citizen) => ({ citizen })),
        transferees: [{ citizen: buyer }],
      }),
    ]),
    fc.tuple(adult, adult).map(([taxpayer, dependant]) => [
      told('finance', 'registerDependant', {
        taxpayer,
        dependant,
        relation: 'OTHER',
        fromMonth: '2026-12',
      }),
    ]),
    fc.uniqueArray(adult, { minLength: 1, maxLength: 4 }).map((members) => [
      told('insurance', 'enrolHealthInsurance', {
        validFrom: '2028-01-01',
        validUntil: '2028-12-31',
        members: members.map((citizen) => ({
          citizen,
          primaryCareFacility: 'Trạm y tế',
          primaryCareFacilityCode: '01004',
        })),
      }),
    ]),
    fc
      .tuple(adult, adult, fc.integer({ min: 1, max: 9_999_999_999 }), fc.uuid())
      .map(([one, other, amount, name]) => [
        told('business', 'registerBusiness', {
          names: { vietnamese: `Công ty ${name}` },
          legalForm: 'LLC_MULTI',
          headOffice: {
            address: residence.address,
            adminUnitCode: residence.adminUnitCode,
            adminUnitVersion: residence.adminUnitVersion,
          },
          activities: [{ code: '62010', isMain: true }],
          charterCapital: amount + 1_000_000,
          members: [
            { citizen: one, contribution: amount },
            { citizen: other, contribution: 1_000_000 },
          ],
          legalRepresentatives: [{ citizen: one, title: 'Giám đốc' }],
        }),
      ]),
  )
}

const residence = {
  address: 'Số 5, Đường Lê Lợi, Phường Hải Châu, Thành phố Đà Nẵng',
  adminUnitCode: '20242',
  adminUnitVersion: '2026-04',
  provinceCode: '48',
}

function told(registry: RegistryName, mutation: string, input: JsonObject): Told {
  return { registry, mutation, input }
}

/** Tells the registries in order; what the first one refuses has not happened. How many were taken, by mutation. */
export async function happen(
  events: readonly (readonly Told[])[],
  desks: Readonly<Record<RegistryName, Declarer>>,
): Promise<ReadonlyMap<string, number>> {
  const taken = new Map<string, number>()
  for (const tellings of events) {
    for (const { registry, mutation, input } of tellings) {
      const { refused } = await answerOf(desks[registry], mutation, input)
      if (refused) break
      taken.set(mutation, (taken.get(mutation) ?? 0) + 1)
    }
  }
  return taken
}

/** On a machine that is busy a statement may take too long; the same declaration is sent again. */
async function answerOf(
  desk: Declarer,
  mutation: string,
  input: JsonObject,
): Promise<DeclarationAnswer> {
  const id = randomUUID()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await desk.send(mutation, input, id)
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}
