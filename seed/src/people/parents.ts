import type { Random } from '@motlan/registry-kit/country'
import type { Draft } from './draft.ts'

const year = 365.2425
/** Days between two births of one mother, at least. */
const spacing = 300

/** How many of a thousand people of an age have a mother on record: alive, or dead since the database began. */
const motherOnRecord = [985, 985, 985, 960, 940, 925, 900, 860, 780, 650, 480, 300, 150, 50]

/** How likely women give birth at an age, 17 to 45. */
const fertility = [
  0, 1, 3, 6, 10, 16, 24, 34, 46, 56, 64, 70, 70, 68, 64, 58, 52, 46, 40, 34, 28, 22, 17, 12, 8, 5,
  3, 1, 1,
]

/** Gives people their parents: a mother of the hamlet that can have borne them, and her husband of that time. */
export function parentsOf(drafts: readonly Draft[], today: number, random: Random): void {
  for (const hamlet of Map.groupBy(drafts, (draft) => draft.hamlet.number).values()) {
    const mothers = hamlet.filter(({ sex, wedding, formerWedding, marital, number }) => {
      if (sex === 'MALE') return false
      return (
        wedding !== null ||
        formerWedding !== null ||
        marital === 'WIDOWED' ||
        (marital === 'SINGLE' && number % 16 === 0)
      )
    })
    const oldestFirst = hamlet.toSorted(
      (left, right) => left.born - right.born || left.number - right.number,
    )
    for (const child of oldestFirst) {
      const band = Math.min(motherOnRecord.length - 1, Math.floor((today - child.born) / year / 5))
      if (random.below(1000) >= (motherOnRecord[band] ?? 0)) continue
      const mother = chosenMother(child, mothers, random)
      if (mother) adopted(child, mother)
    }
  }
}

function chosenMother(child: Draft, mothers: readonly Draft[], random: Random): Draft | undefined {
  const chances = mothers.map((mother) => chanceOf(mother, child))
  let position = random.below(
    Math.max(
      1,
      chances.reduce((sum, chance) => sum + chance, 0),
    ),
  )
  return mothers.find((_, index) => {
    position -= chances[index] ?? 0
    return position < 0
  })
}

/** 0 where she cannot be the mother. Women with many children are less likely to have one more. */
function chanceOf(mother: Draft, child: Draft): number {
  const age = Math.floor((child.born - mother.born) / year)
  const likely = fertility[age - 17]
  if (likely === undefined || (mother.died !== null && mother.died < child.born)) return 0
  if (mother.children.some(({ born }) => Math.abs(born - child.born) < spacing)) return 0
  const husband = (mother.wedding ?? mother.formerWedding)?.husband
  if (husband && !canBeFather(husband, child)) return 0
  const children = mother.children.length
  // Few went beyond two children after 1985.
  const eager = children < 2 ? 12 : child.born < 5500 ? 8 : 3
  return Math.floor(
    (likely * eager * (mother.marital === 'SINGLE' ? 1 : 6)) / ((children + 1) * (children + 1)),
  )
}

function canBeFather(husband: Draft, child: Draft): boolean {
  const age = (child.born - husband.born) / year
  return age >= 18 && age <= 65 && (husband.died === null || husband.died > child.born - 260)
}

function adopted(child: Draft, mother: Draft): void {
  child.mother = mother
  mother.children.push(child)
  const father = (mother.wedding ?? mother.formerWedding)?.husband
  if (!father) return
  child.father = father
  father.children.push(child)
}
