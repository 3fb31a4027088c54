import { monthNumber } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { Insured } from './insured.ts'

type Participation = Pick<
  Selectable<Database['insured_person']>,
  'social_status' | 'social_scheme' | 'unemployment_status' | 'health_status'
>

/** Branch by branch: does somebody pay, receive, or rest on what was paid? */
export function participationOf(person: Insured, months: number, day: string): Participation {
  const { participation, card } = person.insurance
  const pays = participation !== 'NONE'
  const status = pays ? 'PARTICIPATING' : receivesPension(person) ? 'RECEIVING' : restingOn(months)
  return {
    social_status: status,
    social_scheme: pays ? participation : null,
    unemployment_status: unemploymentStatus(person, day),
    health_status: card && card.from <= day && day <= card.until ? 'PARTICIPATING' : 'NONE',
  }
}

function unemploymentStatus(person: Insured, day: string): Participation['unemployment_status'] {
  const { unemploymentInsured, jobLoss, contributions } = person.insurance
  if (unemploymentInsured) return 'PARTICIPATING'
  if (receivesPension(person)) return 'NONE'
  const decision = jobLoss?.decision
  if (decision && monthNumber(day) < monthNumber(decision.from) + decision.months) {
    return 'RECEIVING'
  }
  const since = decision?.from.slice(0, 7) ?? ''
  const unused = contributions.some(({ unemployment, from }) => unemployment && from >= since)
  return unused ? 'RESERVED' : 'NONE'
}

function receivesPension({ insurance }: Insured): boolean {
  return insurance.benefits.some(({ kind }) => kind === 'PENSION')
}

function restingOn(months: number): 'RESERVED' | 'NONE' {
  return months > 0 ? 'RESERVED' : 'NONE'
}
