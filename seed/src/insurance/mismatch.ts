import type { Random, Sex } from '@motlan/registry-kit/country'
import { type ErrorLog, errorRates } from '../errors/error-log.ts'

interface Recorded {
  readonly name: string
  readonly dateOfBirth: string
  readonly sex: Sex
}

/** The person as social security wrote him down: for some the name, the date of birth or the sex is wrong. */
export function mismatched(log: ErrorLog, subject: string, person: Recorded): Recorded {
  const struck = log.strikes('PERSON_MISMATCH', 'insurance', subject, errorRates.PERSON_MISMATCH)
  if (!struck) return person
  const wrong = (fact: string, held: string, truth: string) =>
    log.label({ error: 'PERSON_MISMATCH', registry: 'insurance', subject, fact, held, truth })
  const position = struck.below(10)
  if (position < 4) {
    const dateOfBirth = wrongDate(person.dateOfBirth, struck)
    wrong('insurance.recordedDateOfBirth', dateOfBirth, person.dateOfBirth)
    return { ...person, dateOfBirth }
  }
  if (position < 6) {
    const sex = person.sex === 'MALE' ? 'FEMALE' : 'MALE'
    wrong('insurance.recordedSex', sex, person.sex)
    return { ...person, sex }
  }
  const name = wrongName(person.name)
  wrong('insurance.recordedName', name, person.name)
  return { ...person, name }
}

/** Day and month swapped where that is a date, otherwise a year off. */
function wrongDate(date: string, random: Random): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (Number(day) <= 12 && day !== month) return `${year}-${day}-${month}`
  return `${Number(year) + (random.chance(1, 2) ? 1 : -1)}-${month}-${day === '29' && month === '02' ? '28' : day}`
}

/** The middle name left out, or one put in. */
function wrongName(name: string): string {
  const parts = name.split(' ')
  if (parts.length > 2) return [parts[0], ...parts.slice(2)].join(' ')
  return [parts[0], 'Văn', ...parts.slice(1)].join(' ')
}
