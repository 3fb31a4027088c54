import type { CountryBlock, Person } from '@motlan/registry-kit/country'
import { ageOn, dayOf } from '../src/calendar.ts'
import { type CountryPlan, makeBlock } from '../src/index.ts'

/** What is counted, by name. */
export interface Counted {
  readonly of: (name: string) => number
  /** The share of `name` among everything whose name begins with the same word. */
  readonly share: (name: string) => number
}

/** Counts a whole country, block by block. */
export function counted(plan: CountryPlan): Counted {
  const counts = new Map<string, number>()
  const add = (name: string, count = 1) => counts.set(name, (counts.get(name) ?? 0) + count)
  for (let index = 1; index <= plan.blocks; index++) countBlock(makeBlock(plan, index), add)
  const of = (name: string) => counts.get(name) ?? 0
  return {
    of,
    share: (name) => {
      const kind = `${name.split(' ')[0]} `
      const all = [...counts].reduce(
        (sum, [other, count]) => sum + (other.startsWith(kind) ? count : 0),
        0,
      )
      return (100 * of(name)) / all
    },
  }
}

type Add = (name: string, count?: number) => void

function countBlock(block: CountryBlock, add: Add): void {
  const lastYear = `${Number(block.today.slice(0, 4)) - 1}${block.today.slice(4)}`
  for (const person of block.persons) countPerson(person, block.today, lastYear, add)
  for (const { members, address } of block.households) {
    add(`size ${Math.min(members.length, 7)}`)
    add(`commune ${address.code}`, members.length)
    add(`province ${address.provinceCode}`, members.length)
    add(`kind ${address.commune.split(' ')[0]}`, members.length)
  }
  for (const { registeredOn } of block.marriages)
    if (registeredOn > lastYear) add('married in a year')
  for (const firm of block.firms) {
    add(`organisation ${firm.kind} ${firm.status === 'ACTIVE' ? 'active' : 'inactive'}`)
    if (firm.kind !== 'ENTERPRISE') continue
    add(`form ${firm.foreignInvested ? 'FOREIGN' : firm.stateOwned ? 'STATE' : firm.legalForm}`)
    add('dependent units', firm.branches.filter(({ businessId }) => businessId !== null).length)
    if (firm.status === 'ACTIVE') add(`staff ${firm.employees <= 10 ? 'micro' : 'larger'}`)
  }
  add('household businesses', block.householdBusinesses.length)
  for (const { users, asset } of block.plots) {
    add(`user ${users[0]?.kind}`)
    if (asset?.kind === 'APARTMENT') add('apartments')
  }
  add('parcels', block.plots.length)
}

function countPerson(person: Person, today: string, lastYear: string, add: Add): void {
  const { death, dateOfBirth, sex, maritalStatus, insurance, tax, job } = person
  if (dateOfBirth > lastYear) add('born in a year')
  if (death) {
    if (death.diedOn > lastYear) add('died in a year')
    return
  }
  const age = ageOn(dayOf(today), dayOf(dateOfBirth))
  add('people')
  add(`age ${Math.min(17, Math.floor(age / 5))}`)
  add(`sex ${sex}`)
  add(`sex${age < 15 ? 0 : age < 40 ? 15 : age < 65 ? 40 : age < 80 ? 65 : 80} ${sex}`)
  if (age >= 15) add(`marital ${maritalStatus}`)
  add(`ethnicity ${person.ethnicity}`)
  add(`religion ${person.religion}`)
  add(`surname ${person.name.family}`)
  if (sex === 'FEMALE' && dateOfBirth < '1976')
    add(`thi ${person.name.middle?.startsWith('Thị') ? 'yes' : 'no'}`)
  if (dateOfBirth >= '2000')
    add(`parts ${person.name.full.split(' ').length >= 4 ? 'four' : 'less'}`)
  if (job) add('employed')
  if (tax) add('taxpayers')
  if (insurance?.card) {
    add('insured')
    add(`group ${insurance.card.group}`)
  }
  if (insurance) add(`participation ${insurance.participation}`)
  if (insurance?.unemploymentInsured) add('unemployment insured')
  if (insurance?.benefits.some(({ kind }) => kind === 'PENSION')) add('pensioners')
}
