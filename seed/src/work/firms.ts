import { type Firm, type Random, randomOf } from '@motlan/registry-kit/country'
import { ageOn, type Day, yearsAfter } from '../calendar.ts'
import type { Numbers } from '../numbers.ts'
import type { Draft, Hamlet } from '../people/draft.ts'
import { shuffled } from '../people/hamlets.ts'
import { type CountryPlan, quotaOf } from '../plan.ts'
import { addressIn } from '../units/addresses.ts'
import type { Commune } from '../units/administrative-units.ts'
import type { FirmDraft } from './firm-draft.ts'
import { firmNameOf } from './firm-name.ts'
import { farmLineOf, type Line, lineOf } from './industries.ts'

/** Counts per 102,000 people (domain.md 7.1, 7.4); `outOf` is the default country. */
const outOf = 102_000
const active = 940
const inactive = 110
const coOperatives = 31
const publicUnits = 204

/** Legal forms per thousand, with who owns the firm (domain.md 7.4). */
const forms: readonly (readonly [Firm['legalForm'], FirmDraft['owner'], number])[] = [
  ['LLC_ONE_MEMBER', 'PEOPLE', 550],
  ['LLC_MULTI_MEMBER', 'PEOPLE', 200],
  ['JOINT_STOCK', 'PEOPLE', 174],
  ['PRIVATE_ENTERPRISE', 'PEOPLE', 40],
  ['LLC_ONE_MEMBER', 'FOREIGN', 31],
  ['LLC_ONE_MEMBER', 'STATE', 3],
  ['PARTNERSHIP', 'PEOPLE', 2],
]
const founders: Readonly<Record<Firm['legalForm'], readonly [number, number]>> = {
  LLC_ONE_MEMBER: [1, 1],
  LLC_MULTI_MEMBER: [2, 4],
  JOINT_STOCK: [3, 5],
  PRIVATE_ENTERPRISE: [1, 1],
  PARTNERSHIP: [2, 3],
  CO_OPERATIVE: [7, 12],
  PUBLIC_UNIT: [1, 1],
}

/** The organisations of a block with their founders, who are people of the block. */
export function firmsOf(
  plan: CountryPlan,
  block: number,
  hamlets: readonly Hamlet[],
  drafts: readonly Draft[],
  numbers: Numbers,
): FirmDraft[] {
  const random = randomOf(plan.seed, 'firms', block)
  const candidates = shuffled(
    drafts.filter((draft) => canFound(draft, plan.day)),
    random,
  )
  const firms: FirmDraft[] = []
  const makeAll = (
    count: number,
    make: (commune: Commune) => Pick<FirmDraft, 'kind' | 'legalForm' | 'owner' | 'status'>,
  ) => {
    const { from, to } = quotaOf(plan, block, count, outOf)
    for (let number = from; number < to; number++) {
      const commune = busyCommune(hamlets, random)
      firms.push(firmOf(plan, commune, make(commune), candidates, numbers, random))
    }
  }
  const enterprise = (status: () => Firm['status']) => () => {
    const [legalForm, owner] = formOf(random)
    return { kind: 'ENTERPRISE', legalForm, owner, status: status() } as const
  }
  makeAll(
    active,
    enterprise(() => 'ACTIVE'),
  )
  makeAll(
    inactive,
    enterprise(() =>
      random.pick([
        'SUSPENDED',
        'SUSPENDED',
        'NOT_AT_ADDRESS',
        'DISSOLVING',
        'DISSOLVED',
        'DISSOLVED',
      ]),
    ),
  )
  makeAll(coOperatives, () => ({
    kind: 'CO_OPERATIVE',
    legalForm: 'CO_OPERATIVE',
    owner: 'PEOPLE',
    status: 'ACTIVE',
  }))
  makeAll(publicUnits, () => ({
    kind: 'PUBLIC_UNIT',
    legalForm: 'PUBLIC_UNIT',
    owner: 'STATE',
    status: 'ACTIVE',
  }))
  return firms
}

function firmOf(
  plan: CountryPlan,
  commune: Commune,
  made: Pick<FirmDraft, 'kind' | 'legalForm' | 'owner' | 'status'>,
  candidates: Draft[],
  numbers: Numbers,
  random: Random,
): FirmDraft {
  const [fewest, most] = founders[made.legalForm]
  const people = candidates.splice(0, random.between(fewest, most))
  const serial = numbers.serial('firm', 64)
  const line = made.legalForm === 'CO_OPERATIVE' ? farmLineOf(random) : lineOf(random)
  return {
    ...made,
    businessId: numbers.businessId(),
    serial,
    name:
      made.kind === 'PUBLIC_UNIT'
        ? publicName(commune, serial, random)
        : firmNameOf(serial, made.legalForm, line, random),
    line: made.kind === 'PUBLIC_UNIT' ? schooling : line,
    commune,
    address: addressIn(commune, random),
    registeredOn: foundedOn(plan.day, people, made.status === 'ACTIVE' ? 30 : 900, random),
    founders: people,
    size: sizeOf(made, random),
  }
}

const schooling: Line = {
  industry: { code: '85210', name: 'Giáo dục tiểu học' },
  word: '',
  english: '',
}

function publicName(commune: Commune, serial: number, random: Random): FirmDraft['name'] {
  const kind = random.pick([
    'Trường Tiểu học',
    'Trường Trung học cơ sở',
    'Trường Mầm non',
    'Trạm Y tế',
    'Ban Quản lý chợ',
  ])
  const place = commune.place.commune.replace(/^(Phường|Xã|Đặc khu) /, '')
  return { name: `${kind} ${place} ${serial % 9 || 9}`, foreignName: null, shortName: null }
}

/** Three of four employ ten people at most, a few many more. */
function sizeOf(
  { kind, owner, status }: Pick<FirmDraft, 'kind' | 'owner' | 'status'>,
  random: Random,
): number {
  if (status !== 'ACTIVE') return 0
  if (kind === 'CO_OPERATIVE') return random.between(2, 8)
  if (kind === 'PUBLIC_UNIT') return random.between(15, 40)
  if (owner !== 'PEOPLE') return random.between(60, 240)
  return random.chance(750, 1000) ? random.between(1, 9) : random.between(12, 60)
}

function foundedOn(today: Day, people: readonly Draft[], youngest: number, random: Random): Day {
  const allowed = Math.max(...people.map(({ born }) => yearsAfter(born, 21)), today - 9500)
  const span = Math.max(1, today - youngest - allowed)
  // Most firms are young: the later of two days.
  return Math.min(allowed + Math.max(random.below(span), random.below(span)), today - 1)
}

/** Firms stand in wards more often than people live there. */
function busyCommune(hamlets: readonly Hamlet[], random: Random): Commune {
  const first = random.pick(random.pick(hamlets).homes).commune
  return first.kind === 'WARD' ? first : random.pick(random.pick(hamlets).homes).commune
}

function formOf(random: Random): readonly [Firm['legalForm'], FirmDraft['owner']] {
  let position = random.below(1000)
  for (const [form, owner, share] of forms) {
    if (position < share) return [form, owner]
    position -= share
  }
  return ['LLC_ONE_MEMBER', 'PEOPLE']
}

function canFound({ born, died }: Draft, today: Day): boolean {
  const age = ageOn(today, born)
  return died === null && age >= 24 && age <= 62
}
