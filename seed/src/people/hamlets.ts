import type { Random } from '@motlan/registry-kit/country'
import { type CountryPlan, communeAt, householdsOf, personsOf } from '../plan.ts'
import type { Hamlet, Home } from './draft.ts'
import { ethnicityAt } from './ethnicity.ts'

/** Household sizes 1 to 6 and 7 or more, per thousand (domain.md 7.2). */
const sizes = [110, 190, 200, 260, 130, 70, 40]
const peoplePerHamlet = 100

/** The hamlets of a block with their empty homes; the sizes of the homes add up to the people of the block. */
export function hamletsOf(plan: CountryPlan, block: number, random: Random): Hamlet[] {
  const people = personsOf(plan, block)
  const households = householdsOf(plan, block)
  const count = Math.max(1, Math.round((people.to - people.from) / peoplePerHamlet))
  const decks = dealt(sizesOf(people.to - people.from, households.to - households.from), count)
  let number = households.from
  return decks.map((deck, index) => {
    const hamletNumber = block * 16 + index
    const homes = shuffled(deck, random).map((size): Home => {
      const home = {
        number,
        hamlet: hamletNumber,
        commune: communeAt(plan, number),
        size,
        members: [],
      }
      number++
      return home
    })
    const commune = (homes[homes.length >> 1] as Home).commune
    // Golden-ratio steps visit every part of 0 to 2^32 evenly, however many hamlets a province has.
    const position = Math.imul(hamletNumberInCountry(plan, block, index, count), 0x9e3779b9) >>> 0
    return {
      number: hamletNumber,
      commune,
      ethnicity: ethnicityAt(commune.province.code, position),
      homes,
    }
  })
}

function hamletNumberInCountry(
  plan: CountryPlan,
  block: number,
  index: number,
  count: number,
): number {
  return ((block - 1) * count + index + plan.seed) | 0
}

/** Household sizes in the shares of the country that add up to `people`, largest first. */
function sizesOf(people: number, households: number): number[] {
  const list = Array.from({ length: households }, (_, index) =>
    sizeAt(((index + 0.5) / households) * 1000),
  )
  let missing = people - list.reduce((sum, size) => sum + size, 0)
  // Largest households take up what is missing first; then everybody takes turns.
  for (let turn = 0; missing !== 0; turn++) {
    const index = households - 1 - (turn % households)
    const size = list[index] ?? 1
    if (missing > 0 && (size >= 7 || turn >= households)) {
      list[index] = size + 1
      missing--
    } else if (missing < 0 && size > 1 && (size >= 8 || turn >= households)) {
      list[index] = size - 1
      missing++
    }
  }
  return list.reverse()
}

function sizeAt(position: number): number {
  let rest = position
  for (const [index, share] of sizes.entries()) {
    if (rest < share) return index + 1
    rest -= share
  }
  return sizes.length
}

/** Deals like cards, to and fro, so that every hamlet gets about as many people. */
function dealt(list: readonly number[], hands: number): number[][] {
  const decks = Array.from({ length: hands }, (): number[] => [])
  for (const [index, size] of list.entries()) {
    const round = Math.floor(index / hands)
    const place = index % hands
    decks[round % 2 === 0 ? place : hands - 1 - place]?.push(size)
  }
  return decks
}

/** The list in random order. */
export function shuffled<Item>(list: readonly Item[], random: Random): Item[] {
  const copy = [...list]
  for (let index = copy.length - 1; index > 0; index--) {
    const other = random.below(index + 1)
    const item = copy[index] as Item
    copy[index] = copy[other] as Item
    copy[other] = item
  }
  return copy
}
