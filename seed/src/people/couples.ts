import type { Random } from '@motlan/registry-kit/country'
import type { Draft, Wedding } from './draft.ts'
import { shuffled } from './hamlets.ts'

const year = 365.2425

/** Joins the married, the widowed with their recorded dead, and some of the divorced with whom they left. Weddings have no date yet. */
export function couplesOf(drafts: readonly Draft[], random: Random): Wedding[] {
  const weddings: Wedding[] = []
  const left: Draft[] = []
  const living = drafts.filter(({ died }) => died === null)
  for (const group of byHamlet(living)) left.push(...matched(group, 'MARRIED', weddings, random))
  // Who found nobody at home looks in the next hamlets; the last one stays alone.
  const alone = matched(left, 'MARRIED', weddings, random)
  for (const draft of alone) draft.marital = ageAtLeast(draft, living, 45) ? 'WIDOWED' : 'SINGLE'
  for (const wedding of weddings) joined(wedding)
  weddings.push(...bereaved(drafts))
  weddings.push(...divorced(living, random))
  return weddings
}

/** Pairs by rank of age with a little noise; answers who is left over. */
function matched(
  group: readonly Draft[],
  marital: Draft['marital'],
  weddings: Wedding[],
  random: Random,
): Draft[] {
  const candidates = (sex: Draft['sex']) =>
    group.filter((draft) => draft.sex === sex && draft.marital === marital)
  const men = candidates('MALE')
  const women = candidates('FEMALE')
  const count = Math.min(men.length, women.length)
  const husbands = chosen(men, count, random)
  const wives = chosen(women, count, random)
  for (const [index, husband] of husbands.entries()) {
    weddings.push({ husband, wife: wives[index] as Draft, on: 0, ended: null })
  }
  return [
    ...men.filter((man) => !husbands.includes(man)),
    ...women.filter((woman) => !wives.includes(woman)),
  ]
}

function chosen(list: readonly Draft[], count: number, random: Random): Draft[] {
  return shuffled(list, random)
    .slice(0, count)
    .map((draft) => ({ draft, key: draft.born + random.between(-500, 500) }))
    .sort((left, right) => left.key - right.key || left.draft.number - right.draft.number)
    .map(({ draft }) => draft)
}

function joined(wedding: Wedding): void {
  const { husband, wife } = wedding
  husband.spouse = wife
  wife.spouse = husband
  husband.wedding = wedding
  wife.wedding = wedding
}

/** The recorded dead that were married find the widow or widower they left; where there is none they died widowed. */
function bereaved(drafts: readonly Draft[]): Wedding[] {
  const widowed = new Set(
    drafts.filter(({ died, marital }) => died === null && marital === 'WIDOWED'),
  )
  return drafts.flatMap((dead) => {
    if (dead.died === null || dead.marital !== 'MARRIED') return []
    const survivor = nearest(dead, widowed)
    if (!survivor) {
      dead.marital = 'WIDOWED'
      return []
    }
    widowed.delete(survivor)
    dead.hamlet = survivor.hamlet
    const [husband, wife] = dead.sex === 'MALE' ? [dead, survivor] : [survivor, dead]
    const wedding: Wedding = { husband, wife, on: 0, ended: { reason: 'DEATH', on: dead.died } }
    joined(wedding)
    return [wedding]
  })
}

function nearest(dead: Draft, widowed: ReadonlySet<Draft>): Draft | undefined {
  const ideal = dead.born + (dead.sex === 'MALE' ? 2.5 : -2.5) * year
  let best: Draft | undefined
  let distance = 9 * year
  for (const candidate of widowed) {
    if (candidate.sex === dead.sex) continue
    const gap =
      Math.abs(candidate.born - ideal) +
      (candidate.hamlet.ethnicity === dead.hamlet.ethnicity ? 0 : 4 * year)
    if (gap < distance) {
      best = candidate
      distance = gap
    }
  }
  return best
}

/** Two of three divorced people have their former spouse in the block. */
function divorced(living: readonly Draft[], random: Random): Wedding[] {
  const weddings: Wedding[] = []
  matched(living, 'DIVORCED', weddings, random)
  return weddings.filter((wedding) => {
    const { husband, wife } = wedding
    if (Math.abs(husband.born - wife.born) > 12 * year || random.chance(1, 4)) return false
    wedding.ended = { reason: 'DIVORCE', on: 0 }
    husband.formerWedding = wedding
    wife.formerWedding = wedding
    return true
  })
}

function byHamlet(living: readonly Draft[]): Iterable<Draft[]> {
  return Map.groupBy(living, ({ hamlet }) => hamlet.number).values()
}

function ageAtLeast(draft: Draft, living: readonly Draft[], years: number): boolean {
  const youngest = living.reduce((latest, { born }) => Math.max(latest, born), draft.born)
  return draft.born <= youngest - years * year
}
