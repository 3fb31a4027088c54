import { z } from 'zod'
import { yearsBetween } from '../calendar.ts'
import { type Derivation, date, derivation, text, texts } from '../derivation.ts'

const relatives = {
  person: z.union([text, texts.length(1)]),
  spouse: texts,
  children: texts,
  parents: texts,
}

/** Rules about how people are related. The lists are of the other person: `spouse` holds the spouse of `person`'s counterpart. */
export const family: Readonly<Record<string, Derivation>> = {
  /** How somebody is related to the one whose relatives are listed (Law on Marriage and Family 52/2014/QH13 art. 3). */
  relation: derivation({
    law: '52/2014/QH13 art. 3',
    takes: relatives,
    gives: 'SPOUSE, CHILD, PARENT or OTHER',
    result: (given) => relationOf(given),
  }),

  /** The same in the words of the household file: to the head (Decree 154/2024/NĐ-CP). */
  relationToHead: derivation({
    law: '154/2024/NĐ-CP',
    takes: { ...relatives, head: texts },
    gives: 'RelationToHead',
    result: ({ head, ...given }) => {
      const [id = ''] = [given.person].flat()
      // Without a household at the new address, whoever moves there founds one.
      if (head.length === 0 || head.includes(id)) return 'HEAD'
      const relation = relationOf({ ...given, person: head[0] ?? '' })
      const turned = { SPOUSE: 'SPOUSE', CHILD: 'PARENT', PARENT: 'CHILD', OTHER: 'OTHER_RELATIVE' }
      return turned[relation]
    },
  }),

  /** Whether the parties of a transfer are kin for whom it is free of tax: spouses, parents and children (Law 109/2025/QH15; earlier 04/2007/QH12 art. 4.1; grandparents and siblings are not read: assumption). */
  areCloseKin: derivation({
    law: '109/2025/QH15 (assumption)',
    takes: relatives,
    gives: 'Boolean',
    result: (given) => relationOf(given) !== 'OTHER',
  }),

  /** Whether somebody moves along, or stays behind as an adult or a minor; of whom no birth is known, nothing is assumed. */
  whoStays: derivation({
    law: '68/2020/QH14 art. 10 (assumption)',
    takes: { person: text, movers: texts, dateOfBirth: date.nullish() },
    gives: 'LEAVES, ADULT or MINOR',
    result: ({ person, movers, dateOfBirth }, today) => {
      if (movers.includes(person)) return 'LEAVES'
      return dateOfBirth != null && yearsBetween(dateOfBirth, today) >= 18 ? 'ADULT' : 'MINOR'
    },
  }),

  /** Whether somebody is claimed in a month or later: one taxpayer for each dependant and month (Circular 111/2013/TT-BTC art. 9.1.c). */
  isClaimed: derivation({
    law: '111/2013/TT-BTC art. 9.1.c',
    takes: { claims: z.array(z.object({ untilMonth: text.nullish() })), fromMonth: text },
    gives: 'Boolean',
    result: ({ claims, fromMonth }) =>
      claims.some(({ untilMonth }) => untilMonth == null || untilMonth >= fromMonth),
  }),

  /** Whether a dependant of working age has to be unable to work: children from 18, spouses and parents before the age of retirement (Circular 111/2013/TT-BTC art. 9.1.d; ages of 2026: assumption). */
  mustBeUnableToWork: derivation({
    law: '111/2013/TT-BTC art. 9.1.d (assumption)',
    takes: { dateOfBirth: date },
    gives: 'Boolean',
    result: ({ dateOfBirth }, today) => {
      const age = yearsBetween(dateOfBirth, today)
      return age >= 18 && age < 60
    },
  }),
}

interface Relatives {
  readonly person: string | readonly string[]
  readonly spouse: readonly string[]
  readonly children: readonly string[]
  readonly parents: readonly string[]
}

function relationOf({
  person,
  spouse,
  children,
  parents,
}: Relatives): 'SPOUSE' | 'CHILD' | 'PARENT' | 'OTHER' {
  const [id = ''] = [person].flat()
  if (spouse.includes(id)) return 'SPOUSE'
  if (children.includes(id)) return 'CHILD'
  return parents.includes(id) ? 'PARENT' : 'OTHER'
}
