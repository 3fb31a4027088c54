import type { Facts, Grounds, PolicyRow } from '@motlan/policy'
import type { TellingPolicy } from '../../src/events/rights.ts'
import { type Subscriber, subscriberText } from '../../src/events/subscriber.ts'

/** Who may know what; an attribute that needs a fact stands with it: `Citizen.dateOfDeath if open-case`. */
export type Permits = readonly (readonly [Subscriber, readonly string[]])[]

export const births: Subscriber = {
  agency: 'civil-status',
  procedure: '2.000986',
  purpose: 'birth-registration',
}
export const deaths: Subscriber = {
  agency: 'social-insurance',
  procedure: '1.014177',
  purpose: 'death-registration',
}
export const taxes: Subscriber = { agency: 'tax', purpose: 'tax-management' }

const title = { vi: 'Tên', en: 'Title' }

/** A policy that permits this and nothing else. */
export function policyOf(permits: Permits): TellingPolicy {
  const byWhom = new Map(permits.map(([whom, names]) => [subscriberText(whom), names.map(read)]))
  const of = (whom: Subscriber) => byWhom.get(subscriberText(whom)) ?? []
  const rowOf = (whom: Subscriber, facts: Facts): PolicyRow => ({
    id: subscriberText(whom),
    permitted: new Map(
      of(whom).flatMap(({ attribute, fact }) =>
        fact === undefined || facts[fact] === true ? [[attribute, grounds] as const] : [],
      ),
    ),
    deciding: (name) => [`rule of ${name}`],
  })
  const subscribers = [births, deaths, taxes]
  return {
    hash: JSON.stringify(permits),
    agencies: new Map(subscribers.map(({ agency: id }) => [id, { id, title }])),
    procedures: new Map(
      subscribers.flatMap(({ procedure: code, purpose }) =>
        code === undefined ? [] : [[code, { code, purpose, title }] as const],
      ),
    ),
    purposes: new Map(subscribers.map(({ purpose }) => [purpose, title])),
    epoch: () => '2026-01-01',
    decide: ({ facts = {}, ...whom }) => rowOf(subscriberIn(whom), facts),
    settle: (ask) => {
      const whom = subscriberIn(ask)
      return {
        certain: rowOf(whom, ask.facts ?? {}),
        possible: new Set(of(whom).map(({ attribute }) => attribute)),
        needs: (attributes) => {
          const asked = new Set(attributes)
          return of(whom).flatMap(({ attribute, fact = '' }) =>
            fact && asked.has(attribute) ? [fact] : [],
          )
        },
      }
    },
  }
}

const grounds: Grounds = { agreement: 'test-agreement', legalBasis: 'test-law' }

function read(text: string): { readonly attribute: string; readonly fact?: string } {
  const [attribute = '', fact] = text.split(' if ')
  return { attribute, ...(fact !== undefined && { fact }) }
}

function subscriberIn({ agency, procedure, purpose }: Subscriber): Subscriber {
  return { agency, purpose, ...(procedure !== undefined && { procedure }) }
}
