import {
  type Asset,
  type LandUser,
  type Plot,
  type Random,
  type Restriction,
  randomOf,
} from '@motlan/registry-kit/country'
import { type Day, dateText, dayOf, yearOf, yearsAfter } from '../calendar.ts'
import { type ErrorLog, errorRates } from '../errors/error-log.ts'
import { recordedAddress, recordedName } from '../errors/recorded-text.ts'
import { banks } from '../institutions.ts'
import type { Numbers } from '../numbers.ts'
import type { Draft } from '../people/draft.ts'
import type { Dwelling } from '../people/dwellings.ts'
import type { Identity } from '../people/identity.ts'
import type { CountryPlan } from '../plan.ts'
import { addressAt, formerAddress, lineIn } from '../units/addresses.ts'
import { certificateOf } from './certificate.ts'
import { historyOf } from './history.ts'
import type { PlotDraft, Purpose } from './plot-draft.ts'

/** What the facts of parcels are read off. */
export interface LandContext {
  readonly plan: CountryPlan
  readonly identities: readonly Identity[]
  readonly dwellings: ReadonlyMap<number, Dwelling>
  /** Grown-up people of the block: earlier owners. */
  readonly adults: readonly Draft[]
  readonly numbers: Numbers
  readonly log: ErrorLog
}

/** Square metres from and to, and thousands of đồng per square metre from and to, outside the towns. */
const sizes: Readonly<Record<Purpose, readonly [number, number, number, number]>> = {
  ODT: [40, 220, 4000, 60_000],
  ONT: [90, 600, 400, 6000],
  LUC: [200, 3000, 55, 160],
  BHK: [200, 2500, 50, 150],
  CLN: [300, 6000, 55, 200],
  NTS: [400, 8000, 45, 140],
  RSX: [3000, 40_000, 8, 30],
  TMD: [150, 4000, 2500, 30_000],
  SKC: [500, 20_000, 900, 6000],
  DGD: [1500, 9000, 800, 5000],
}

/** The facts of a parcel. */
export function plotFacts(plot: PlotDraft, context: LandContext): Plot {
  const { plan, numbers, log, dwellings } = context
  const { commune, purpose, users } = plot
  const parcelId = numbers.parcelId(commune.province.geohash)
  const random = randomOf(plan.seed, 'parcel', parcelId)
  const home = plot.home && purpose.startsWith('O') ? dwellings.get(plot.home.number) : undefined
  const line = home?.address.line ?? lineIn(commune, random)
  const address = addressAt(commune.place, line)
  const [smallest, largest, cheapest, dearest] = sizes[purpose]
  const area =
    smallest + Math.min(random.below(largest - smallest), random.below(largest - smallest))
  const price =
    (cheapest + Math.min(random.below(dearest - cheapest), random.below(dearest - cheapest))) * 1000
  const adultSince =
    users.kind === 'ORGANISATION'
      ? users.firm.registeredOn
      : Math.max(...users.people.map(({ born }) => yearsAfter(born, 18)))
  const since = Math.min(
    plan.day - 20,
    adultSince + random.below(Math.max(1, plan.day - adultSince)),
  )
  const verified = !log.strikes('OWNER_UNVERIFIED', 'land', parcelId, errorRates.OWNER_UNVERIFIED)
  if (!verified)
    log.label({
      error: 'OWNER_UNVERIFIED',
      registry: 'land',
      subject: parcelId,
      fact: 'verified',
      held: 'false',
      truth: 'true',
    })
  const history = historyOf(
    { plot, area, price, since: Math.max(since, adultSince), dossier: parcelId.slice(-5) },
    context,
    random,
  )
  const sheet = plot.number
  return {
    parcelId,
    mapSheet: 1 + (Math.floor(sheet / 900) % 400),
    parcelNumber: 1 + (sheet % 900),
    oldMapSheet: random.between(1, 60),
    oldParcelNumber: random.between(1, 900),
    address,
    oldAddress: formerAddress(commune, line, random),
    recordedAddress: recordedAddress(
      log,
      { registry: 'land', subject: parcelId, fact: 'recordedAddress' },
      address,
      commune,
    ),
    area,
    legalArea: random.chance(9, 10)
      ? area
      : area - random.between(1, Math.max(1, Math.floor(area / 20))),
    purpose,
    origin: history.origin,
    form: random.chance(97, 100) ? 'PRIVATE' : 'COMMON',
    termUntil:
      purpose.startsWith('O') || purpose === 'DGD'
        ? null
        : dateText(yearsAfter(dayOf('2013-10-15'), 50)),
    users: landUsers(plot, parcelId, verified, history.since, context),
    verified,
    certificate: certificateOf(
      plot,
      { parcelId, since: history.since, today: plan.day },
      numbers,
      random,
    ),
    asset: assetOf(plot, area, plan.day, random),
    restrictions: restrictionsOf(plot, history.since, plan.day, random),
    changes: history.changes,
    price,
  }
}

function landUsers(
  { users }: PlotDraft,
  parcelId: string,
  verified: boolean,
  since: Day,
  { identities, log }: LandContext,
): LandUser[] {
  const name = (fact: string, full: string) =>
    recordedName(log, { registry: 'land', subject: parcelId, fact }, full)
  if (users.kind === 'ORGANISATION') {
    const { businessId, name: names } = users.firm
    return [
      {
        kind: 'ORGANISATION',
        citizenId: null,
        businessId,
        recordedName: name('users.0.recordedName', names.name),
        recordedCmnd: null,
        since: dateText(since),
        share: 10_000,
      },
    ]
  }
  const people = users.people.map(({ number }) => identities[number] as Identity)
  const paperOnly =
    !verified &&
    people.every(({ cmnd }) => cmnd !== null) &&
    log.strikes('CMND_ONLY', 'land', parcelId, errorRates.CMND_ONLY) !== undefined
  return people.map((identity, index) => {
    const fact = `users.${index}`
    if (paperOnly)
      log.label({
        error: 'CMND_ONLY',
        registry: 'land',
        subject: parcelId,
        fact: `${fact}.citizenId`,
        held: identity.cmnd,
        truth: identity.citizenId,
      })
    return {
      kind: users.kind,
      citizenId: paperOnly ? null : identity.citizenId,
      businessId: null,
      recordedName: name(`${fact}.recordedName`, identity.name.full),
      recordedCmnd: identity.cmnd,
      since: dateText(since),
      share: 10_000 / people.length,
    }
  })
}

function assetOf(
  { purpose, apartment }: PlotDraft,
  area: number,
  today: Day,
  random: Random,
): Asset | null {
  if (!purpose.startsWith('O') || (!apartment && random.chance(6, 100))) return null
  const floors = apartment ? 1 : purpose === 'ODT' ? random.between(1, 5) : random.between(1, 2)
  const footprint = Math.min(area, random.between(40, 140))
  return {
    kind: apartment ? 'APARTMENT' : 'HOUSE',
    floorArea: apartment ? random.between(38, 130) : footprint * floors,
    level: apartment ? 'Cấp II' : floors > 2 ? 'Cấp III' : 'Cấp IV',
    floors,
    builtIn: yearOf(today) - random.between(1, apartment ? 15 : 40),
    ownershipUntil:
      apartment && random.chance(1, 3) ? dateText(yearsAfter(today, 50 - random.below(15))) : null,
  }
}

function restrictionsOf(
  { users, purpose }: PlotDraft,
  since: Day,
  today: Day,
  random: Random,
): Restriction[] {
  const bank = random.pick(banks)
  const mortgaged = random.chance(
    users.kind === 'ORGANISATION' ? 25 : purpose.startsWith('O') ? 12 : 4,
    100,
  )
  const from = since + random.below(Math.max(1, today - since))
  const list: Restriction[] = []
  if (mortgaged) {
    const over = random.chance(3, 10)
    const until = over ? dateText(from + random.below(Math.max(1, today - from))) : null
    list.push({
      kind: 'MORTGAGE',
      creditor: bank.businessId,
      holder: bank.name,
      from: dateText(from),
      until,
    })
  }
  if (random.chance(1, 100))
    list.push({
      kind: 'PLANNING',
      creditor: null,
      holder: 'Ủy ban nhân dân cấp xã',
      from: dateText(Math.max(from, today - 900)),
      until: null,
    })
  if (random.chance(3, 1000))
    list.push({
      kind: 'DISPUTE',
      creditor: null,
      holder: 'Tòa án nhân dân khu vực',
      from: dateText(Math.max(from, today - 500)),
      until: null,
    })
  return list
}
