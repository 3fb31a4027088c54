import { parseBusinessId, parseCertificateSerial, parseParcelId } from '@motlan/kernel'
import type { FaultFinder } from './fault-finder.ts'
import type { PersonaFirm, PersonaParcel, PersonaShop } from './persona-shapes.ts'

type Path = readonly PropertyKey[]

/** Checks one firm. */
export function firmFaults(finder: FaultFinder, firm: PersonaFirm, path: Path): void {
  const { fault, person, commune, past } = finder
  const at = (...field: PropertyKey[]) => [...path, ...field]
  const id = parseBusinessId(firm.id)
  if (!id.ok) fault(at('id'), id.rejection.message)
  else if (!/^990000[0-9]{4}$/.test(firm.id))
    fault(at('id'), 'the ten digits of a persona begin with 990000')
  commune(at('commune'), firm.commune)
  past(at('registered'), firm.registered)
  person(at('representative'), firm.representative.person)
  person(at('accountant'), firm.accountant)
  for (const [number, one] of firm.contributors.entries()) {
    if ((one.person === undefined) === (one.firm === undefined))
      fault(at('contributors', number), 'a contributor is a person or a firm')
    person(at('contributors', number), one.person)
    finder.firm(at('contributors', number), one.firm)
    person(at('contributors', number), one.represented)
  }
  const sum = firm.contributors.reduce((total, { ratio }) => total + ratio, 0)
  if (firm.contributors.length > 0 && sum !== 10_000)
    fault(at('contributors'), `ratios sum to 10000, not ${sum}`)
  for (const [number, branch] of firm.branches.entries()) {
    commune(at('branches', number), branch.commune)
    person(at('branches', number), branch.head)
  }
}

/** Checks one household business. */
export function shopFaults(
  { person, commune, past }: FaultFinder,
  shop: PersonaShop,
  path: Path,
): void {
  person([...path, 'owner'], shop.owner)
  commune([...path, 'commune'], shop.commune)
  past([...path, 'registered'], shop.registered)
  for (const key of shop.family) person([...path, 'family'], key)
}

/** Checks one parcel. */
export function parcelFaults(finder: FaultFinder, parcel: PersonaParcel, path: Path): void {
  const { all, fault, commune, past } = finder
  const at = (field: string) => [...path, field]
  const id = parseParcelId(parcel.id)
  if (!id.ok) fault(at('id'), id.rejection.message)
  else if (!parcel.id.startsWith('w7zz')) fault(at('id'), 'parcels of personas begin with w7zz')
  commune(at('commune'), parcel.commune)
  past(at('since'), parcel.since)
  for (const key of parcel.users) {
    if (![...all.people, ...all.firms].some((one) => one.key === key))
      fault(at('users'), `there is no person or firm ${key}`)
  }
  finder.firm(at('mortgage'), parcel.mortgage?.bank)
  const serial = parcel.certificate?.serial
  if (serial !== undefined && !(serial.startsWith('ZZ ') && parseCertificateSerial(serial).ok)) {
    fault(at('certificate'), 'the serial of a persona is ZZ and six or eight digits')
  }
}
