import { citizenIdDigits, parseCitizenId } from '@motlan/kernel'
import { ageOn, dayOf } from '../calendar.ts'
import type { FaultFinder } from './fault-finder.ts'
import type { PersonaPerson } from './persona-shapes.ts'

/** Checks one person. */
export function personFaults(
  finder: FaultFinder,
  person: PersonaPerson,
  path: readonly PropertyKey[],
): void {
  const { all, fault, commune, past } = finder
  const at = (field: string) => [...path, field]
  fault(at('id'), idFault(person))
  if (!all.households.some(({ key }) => key === person.home))
    fault(at('home'), `there is no household ${person.home}`)
  for (const field of ['father', 'mother', 'spouse', 'guardian'] as const)
    finder.person(at(field), person[field])
  for (const { person: key } of person.tax?.dependants ?? []) finder.person(at('tax'), key)
  finder.firm(at('job'), person.job?.employer)
  if (person.insurance)
    for (const { employer } of person.insurance.contributions)
      finder.firm(at('insurance'), employer)
  commune(at('registered'), person.registered)
  commune(at('native'), person.native)
  commune(at('temporary'), person.temporary?.commune)
  past(at('born'), person.born)
  past(at('died'), person.died?.on)
  past(at('job'), person.job?.since)
  for (const field of ['father', 'mother'] as const) {
    const parent = all.people.find(({ key }) => key === person[field])
    if (parent && ageOn(dayOf(person.born), dayOf(parent.born)) < 15)
      fault(at(field), `${parent.key} would have been under 15`)
  }
  const spouse = all.people.find(({ key }) => key === person.spouse)
  if (!spouse) return
  if ((person.married ?? spouse.married) === undefined)
    fault(at('spouse'), 'a marriage has a date: give `married`')
  if (spouse.sex === person.sex) fault(at('spouse'), 'the law knows marriages of a man and a woman')
  if (spouse.spouse !== undefined && spouse.spouse !== person.key)
    fault(at('spouse'), `${spouse.key} is married to ${spouse.spouse}`)
}

/** The number itself, and whether it fits the person; the generator never uses random parts below 001000. */
function idFault({ id, sex, born }: PersonaPerson): string | undefined {
  const parsed = parseCitizenId(id, { year: 2100 })
  if (!parsed.ok) return parsed.rejection.message
  const digits = citizenIdDigits(id)
  if (!digits.synthetic) return 'a made-up citizen ID begins with 9'
  if (Number(id.slice(6)) > 999) return 'the last six digits of a persona are 000000 to 000999'
  if (digits.sex !== sex) return `the fourth digit says ${digits.sex}`
  return digits.birthYear === Number(born.slice(0, 4))
    ? undefined
    : `the digits say a birth in ${digits.birthYear}`
}
