import { citizenIdDigits } from '@motlan/kernel'
import { z } from 'zod'
import { addMonths, yearsBetween } from '../calendar.ts'
import { type Derivation, date, derivation, text, texts, whole } from '../derivation.ts'

const value = z.union([z.string(), z.number(), z.boolean()])

/** Rules about one person, or about nothing but values. */
export const person: Readonly<Record<string, Derivation>> = {
  /** The same value under another name: the tax code of a citizen is the citizen ID (Law 108/2025/QH15, Circular 90/2026/TT-BTC). */
  same: derivation({
    law: '108/2025/QH15, 90/2026/TT-BTC',
    takes: { value: z.union([value, z.array(value).min(1)]) },
    gives: 'value',
    result: ({ value }) => (Array.isArray(value) ? value[0] : value),
  }),

  /** Two lists as one. */
  together: derivation({
    law: 'assumption',
    takes: { one: z.array(z.unknown()), other: z.array(z.unknown()) },
    gives: 'values',
    result: ({ one, other }) => [...new Set([...one, ...other])],
  }),

  /** Every value of those who have one each. */
  gathered: derivation({
    law: 'assumption',
    takes: { values: z.array(z.unknown()) },
    gives: 'values',
    result: ({ values }) => values,
  }),

  /** Nobody, where a list is empty because there is nobody to ask about. */
  none: derivation({ law: 'assumption', takes: {}, gives: 'values', result: () => [] }),

  /** Somebody of whom the registry that would know has no record: it is not so (Resolution 66.7/2025/NQ-CP art. 2: what a registry says is relied on; assumption). */
  no: derivation({
    law: '66.7/2025/NQ-CP art. 2',
    takes: {},
    gives: 'Boolean',
    result: () => false,
  }),

  /** The month of a day. */
  monthOf: derivation({
    law: 'assumption',
    takes: { day: date },
    gives: 'Month',
    result: ({ day }) => day.slice(0, 7),
  }),

  /** One part of a value that has several. */
  part: derivation({
    law: 'assumption',
    takes: { value: z.record(z.string(), z.unknown()), part: text },
    gives: 'value',
    unless: 'the value has no such part',
    result: ({ value, part }) => (Object.hasOwn(value, part) ? value[part] : null),
  }),

  /** How many values there are. */
  count: derivation({
    law: 'assumption',
    takes: { values: z.array(z.unknown()), more: z.array(z.unknown()).nullish() },
    gives: 'Int',
    result: ({ values, more }) => values.length + (more?.length ?? 0),
  }),

  /** Whether two values are the same; never where one of them is missing. */
  equal: derivation({
    law: 'assumption',
    takes: { one: value, other: value },
    gives: 'Boolean',
    result: ({ one, other }) => one === other,
  }),

  /** Whether a value is one of several. */
  isAmong: derivation({
    law: 'assumption',
    takes: { value, values: z.array(z.unknown()) },
    gives: 'Boolean',
    result: ({ value, values }) => values.includes(value),
  }),

  /** Whether a number is at least another one. */
  atLeast: derivation({
    law: 'assumption',
    takes: { value: z.number(), least: z.number() },
    gives: 'Boolean',
    result: ({ value, least }) => value >= least,
  }),

  /** Whether everybody has completed so many years today: full capacity at 18 (Civil Code 91/2015/QH13 art. 20). */
  allOfAge: derivation({
    law: '91/2015/QH13 art. 20',
    takes: { datesOfBirth: z.union([date, z.array(date)]), years: whole },
    gives: 'Boolean',
    result: ({ datesOfBirth, years }, today) =>
      [datesOfBirth].flat().every((born) => yearsBetween(born, today) >= years),
  }),

  /** Whether a day lies between so many days before and so many after today. */
  isNear: derivation({
    law: 'assumption',
    takes: { day: date, daysBefore: whole, daysAfter: whole },
    gives: 'Boolean',
    result: ({ day, daysBefore, daysAfter }, today) => {
      const away = (Date.parse(day) - Date.parse(today)) / 86_400_000
      return away >= -daysBefore && away <= daysAfter
    },
  }),

  /** Whether somebody had completed so many years on a day; of whom no birth is known, nothing is held against them. */
  wasOfAge: derivation({
    law: '91/2015/QH13 art. 20',
    takes: { dateOfBirth: date.nullish(), day: date, years: whole },
    gives: 'Boolean',
    result: ({ dateOfBirth, day, years }) =>
      dateOfBirth == null || yearsBetween(dateOfBirth, day) >= years,
  }),

  /** Whether a day has come, and not before another one where that is known. */
  hasCome: derivation({
    law: 'assumption',
    takes: { day: date, since: date.nullish() },
    gives: 'Boolean',
    result: ({ day, since }, today) => day <= today && (since == null || day >= since),
  }),

  /** Whether a day is today or lies within so many months. */
  isWithinMonths: derivation({
    law: 'assumption',
    takes: { day: date, months: whole },
    gives: 'Boolean',
    result: ({ day, months }, today) => day >= today && day <= addMonths(today, months),
  }),

  /** Whether any of these goes on today or, where a day is given, on that day. */
  isAnyRunning: derivation({
    law: 'assumption',
    takes: { periods: z.array(z.object({ until: date.nullish() })), on: date.nullish() },
    gives: 'Boolean',
    result: ({ periods, on }, today) =>
      periods.some(({ until }) => until == null || until >= (on ?? today)),
  }),

  /** What the fourth digit of a citizen ID says of whose it is (Decree 137/2015/NĐ-CP art. 13). */
  isMan: derivation({
    law: '137/2015/NĐ-CP art. 13',
    takes: { id: z.union([text, texts.min(1)]) },
    gives: 'Boolean',
    result: ({ id }) => citizenIdDigits([id].flat()[0] ?? '').sex === 'MALE',
  }),
}
