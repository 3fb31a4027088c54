import { z } from 'zod'
import { type Derivation, date, derivation, text, texts, whole } from '../derivation.ts'

const forms = {
  'llc-single': 'LLC_SINGLE',
  'llc-multi': 'LLC_MULTI',
  jsc: 'JSC',
} as const

/** Rules about firms and those who found them. */
export const business: Readonly<Record<string, Derivation>> = {
  /** The legal form follows from the procedure that is chosen (Decree 168/2025/NĐ-CP). */
  legalForm: derivation({
    law: '168/2025/NĐ-CP',
    takes: { variant: z.enum(['llc-single', 'llc-multi', 'jsc']) },
    gives: 'BusinessLegalForm',
    result: ({ variant }) => forms[variant],
  }),

  /** The share of one contribution in all of them, per cent with four decimals (Law on Enterprises 59/2020/QH14 art. 4.27). */
  shareRatio: derivation({
    law: '59/2020/QH14 art. 4.27',
    takes: { contribution: whole.positive().nullish(), all: z.array(whole.positive()).nullish() },
    gives: 'Float',
    result: ({ contribution, all }) => {
      // The only owner holds everything.
      if (contribution == null || all == null || all.length === 0) return 100
      const sum = all.reduce((total, each) => total + each, 0)
      return Math.round((contribution / sum) * 1_000_000) / 10_000
    },
  }),

  /** What a beneficial owner holds in his or her own name: 25 per cent of the capital make one (Law 76/2025/QH15; Decree 168/2025/NĐ-CP art. 17). */
  beneficialRatio: derivation({
    law: '168/2025/NĐ-CP art. 17',
    takes: { person: text, owners: texts, ratios: z.array(z.number()) },
    gives: 'Float',
    result: ({ person, owners, ratios }) => ratios[owners.indexOf(person)] ?? 0,
  }),

  /** How somebody controls a firm: by a quarter of the capital, or otherwise (Decree 168/2025/NĐ-CP art. 17). */
  beneficialControl: derivation({
    law: '168/2025/NĐ-CP art. 17',
    takes: { ratio: z.number() },
    gives: 'BeneficialControl',
    result: ({ ratio }) => (ratio >= 25 ? 'OWNERSHIP' : 'OTHER_CONTROL'),
  }),

  /** Whether so many owners may found this form: one; 2 to 50; 3 or more, in the sandbox 200 at most (Law on Enterprises 59/2020/QH14 arts 46, 74, 111). */
  ownersFit: derivation({
    law: '59/2020/QH14 arts 46, 74, 111',
    takes: { variant: text, owners: texts, organisations: texts },
    gives: 'Boolean',
    result: ({ variant, owners, organisations }) => {
      const count = owners.length + organisations.length
      if (variant === 'llc-single') return count === 1
      return variant === 'jsc' ? count >= 3 && count <= 200 : count >= 2 && count <= 50
    },
  }),

  /** Whether contributions make up the charter capital (Law on Enterprises 59/2020/QH14 art. 47). */
  makeUpCapital: derivation({
    law: '59/2020/QH14 art. 47',
    takes: { contributions: z.array(whole), capital: whole },
    gives: 'Boolean',
    result: ({ contributions, capital }) =>
      contributions.reduce((total, each) => total + each, 0) === capital,
  }),

  /** The activities with the main one marked, as the registry takes them. */
  activities: derivation({
    law: '168/2025/NĐ-CP',
    takes: { activities: z.array(z.object({ code: text, name: text.nullish() })), main: text },
    gives: 'activities',
    unless: 'the main one is none of them, or one is named twice',
    result: ({ activities, main }) =>
      activities.some(({ code }) => code === main) &&
      new Set(activities.map(({ code }) => code)).size === activities.length
        ? activities.map(({ code, name }) => ({
            code,
            ...(name != null && { name }),
            isMain: code === main,
          }))
        : null,
  }),

  /** Whether somebody may found and manage no firm today (Law on Enterprises 59/2020/QH14 art. 17). */
  isBanned: derivation({
    law: '59/2020/QH14 art. 17',
    takes: { bans: z.array(z.object({ startsOn: date.nullable(), endsOn: date.nullable() })) },
    gives: 'Boolean',
    result: ({ bans }, today) =>
      bans.some(
        ({ startsOn, endsOn }) => (startsOn ?? today) <= today && (endsOn ?? today) >= today,
      ),
  }),
}
