import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { parse } from 'yaml'
import { disclosedByCase } from './disclosed-by-case.ts'

// Counts the burden of cases a second time: from the tables of cases, the entries of the ledger and the files of
// procedures. INVARIANT: shares no code with packages/, so that the same mistake has to be made twice to go unnoticed.

/** What is left of a procedure's cases when they are added up; đồng under the low, base and high parameters. */
export interface Recounted {
  cases: number
  answersAsked: number
  answersSaved: number
  before: Dong
  after: Dong
}

type Dong = readonly [low: bigint, base: bigint, high: bigint]
type Counts = Readonly<Record<string, number>>

/** The Standard Cost Model: seconds or đồng of each thing that is done, low, base, high. */
const worth: Readonly<Record<string, { seconds?: Three; dong?: Three }>> = {
  fieldsTyped: { seconds: [15, 25, 40] },
  identifiersTyped: { seconds: [25, 40, 60] },
  scansUploaded: { seconds: [120, 180, 300] },
  formsReviewed: { seconds: [300, 720, 1200] },
  trips: { seconds: [3600, 5400, 7200], dong: [20_000, 30_000, 40_000] },
  waits: { seconds: [1800, 2100, 2700] },
  photocopiedPages: { dong: [500, 500, 1000] },
  certifiedPages: { dong: [2000, 2000, 2000] },
  certifiedFurtherPages: { dong: [1000, 1000, 1000] },
  letters: { dong: [25_000, 27_500, 30_000] },
  hours: { seconds: [3600, 3600, 3600] },
}
type Three = readonly [number, number, number]

const dongPerHour: Three = [36_932, 43_750, 52_841]

/** Recounts every submitted case, by the code of its procedure. */
export async function recount(
  exchange: pg.ClientBase,
  master: Uint8Array,
  procedures: string,
): Promise<ReadonlyMap<string, Recounted>> {
  const forms = formsIn(procedures)
  const asked = await fieldsAsked(exchange)
  const saved = await provenAnswers(exchange, master)
  const { rows } = await exchange.query<{ number: string; procedure: string }>(
    `select case_id as number, procedure from cases.case_file
     where submitted_at is not null and status <> 'WITHDRAWN'`,
  )
  const totals = new Map<string, Recounted>()
  for (const { number, procedure } of rows) {
    const form = forms.get(procedure)
    if (!form) throw new Error(`no file describes the procedure ${procedure}`)
    const total = totals.get(procedure) ?? nothing()
    const fields = asked.get(number) ?? []
    const identifiers = fields.filter((field) => form.identifiers.has(field)).length
    const typed = { fieldsTyped: fields.length - identifiers, identifiersTyped: identifiers }
    totals.set(procedure, {
      cases: total.cases + 1,
      answersAsked: total.answersAsked + fields.length,
      answersSaved: total.answersSaved + (saved.get(number)?.size ?? 0),
      before: plus(total.before, costOf(form.before)),
      after: plus(total.after, costOf([...form.after, typed])),
    })
  }
  return totals
}

function nothing(): Recounted {
  const none = [0n, 0n, 0n] as const
  return { cases: 0, answersAsked: 0, answersSaved: 0, before: none, after: none }
}

/** Time at what an hour is worth, and what is paid: rounded half up, once, at the end. */
function costOf(steps: readonly Counts[]): Dong {
  const under = (which: 0 | 1 | 2): bigint => {
    let seconds = 0
    let dong = 0
    for (const [thing, count] of steps.flatMap((counts) => Object.entries(counts))) {
      seconds += count * (worth[thing]?.seconds?.[which] ?? 0)
      dong += count * (worth[thing]?.dong?.[which] ?? 0)
    }
    const of3600 = BigInt(seconds) * BigInt(dongPerHour[which]) + BigInt(dong) * 3600n
    return (2n * of3600 + 3600n) / 7200n
  }
  return [under(0), under(1), under(2)]
}

function plus(one: Dong, other: Dong): Dong {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2]]
}

interface Form {
  readonly before: readonly Counts[]
  readonly after: readonly Counts[]
  /** The fields and roles that are answered with the number of somebody or something. */
  readonly identifiers: ReadonlySet<string>
}

interface FormFile {
  readonly variants: readonly { readonly code: string }[]
  readonly roles: Readonly<Record<string, unknown>>
  readonly fields: readonly { readonly id: string; readonly from: object | readonly object[] }[]
  readonly burden: Readonly<Record<'before' | 'after', readonly { readonly counts: Counts }[]>>
}

function formsIn(folder: string): ReadonlyMap<string, Form> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.procedure.yaml'))
  return new Map(
    files.flatMap((name) => {
      const { variants, roles, fields, burden }: FormFile = parse(
        readFileSync(join(folder, name), 'utf8'),
      )
      const named = fields.filter(({ from }) => [from].flat().some(isNumber)).map(({ id }) => id)
      const words = new Set(fields.map(({ id }) => id))
      const form: Form = {
        before: burden.before.map(({ counts }) => counts),
        after: burden.after.map(({ counts }) => counts),
        identifiers: new Set([...named, ...Object.keys(roles).filter((role) => !words.has(role))]),
      }
      return variants.map(({ code }) => [code, form] as const)
    }),
  )
}

function isNumber(source: { key?: string; applicant?: { scalar?: string } }): boolean {
  return 'key' in source || /^(Citizen|Business|Parcel)Id$/.test(source.applicant?.scalar ?? '')
}

async function fieldsAsked(
  exchange: pg.ClientBase,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await exchange.query<{ number: string; field: string }>(
    'select case_id as number, field from cases.declared_answer',
  )
  const byCase = Map.groupBy(rows, ({ number }) => number)
  return new Map(
    [...byCase].map(([number, own]) => [number, own.map(({ field }) => field.split('/')[0] ?? '')]),
  )
}

/** The answers a case says it was spared, each attribute once, as far as the ledger or a notice shows where they came from. */
async function provenAnswers(
  exchange: pg.ClientBase,
  master: Uint8Array,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const disclosed = await disclosedByCase(exchange, master)
  const { rows } = await exchange.query<{ number: string; attribute: string; noticed: boolean }>(
    `select distinct s.case_id as number, s.attribute, n.number is not null as noticed
     from cases.saved_answer s
     left join cases.case_notice u on u.case_id = s.case_id and u.notice = split_part(s.attribute, '.', 1)
     left join cases.notice n on n.number = u.number and n.content ? split_part(s.attribute, '.', 2)`,
  )
  const proven = rows.filter(
    ({ number, attribute, noticed }) => noticed || disclosed.get(number)?.has(attribute),
  )
  return new Map(
    [...Map.groupBy(proven, ({ number }) => number)].map(([number, own]) => [
      number,
      new Set(own.map(({ attribute }) => attribute)),
    ]),
  )
}
