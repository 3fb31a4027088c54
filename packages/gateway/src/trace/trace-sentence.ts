import type { Bilingual } from '@motlan/kernel'
import type { TraceEntry } from '@motlan/ledger'
import type { TraceNames } from './trace-names.ts'

/** Whom a trace is about, from where its reader stands. */
const whose = {
  me: { vi: 'bạn', en: 'you' },
  child: { vi: 'người bạn đại diện', en: 'the person you represent' },
  business: { vi: 'doanh nghiệp', en: 'the business' },
  citizen: { vi: 'công dân', en: 'the citizen' },
} as const satisfies Record<string, Bilingual>

/** Whom a trace is about. */
export type Whose = keyof typeof whose

/** Attributes named in a sentence; of the others it says how many there are. */
const named = 5

/** One entry in words that need no explanation: who, when, what, why, by which article. */
export function sentenceOf(entry: TraceEntry, about: Whose, names: TraceNames): Bilingual {
  const given = entry.disclosed.filter(({ movedTo }) => movedTo === undefined)
  const moved = entry.disclosed.filter(({ movedTo }) => movedTo !== undefined)
  const isElsewhere =
    entry.disclosed.length > 0 && entry.disclosed.every(({ relation }) => relation !== 'self')
  const { vi: who, en: whom } = whose[about]
  const day = momentOf(entry.at)
  const agency = names.agency(entry.agency)
  const aim = aimOf(entry, names)
  const what = listed(attributesOf(given), names)
  const withheld = listed(attributesOf(entry.withheld), names)
  const by = citedBy(given, names)
  const vi = [
    given.length > 0
      ? `${agency.vi} đã xem ${what.vi} của ${who}${isElsewhere ? ', trong hồ sơ của người khác,' : ''} ${aim.vi}, theo ${by.vi}.`
      : `${agency.vi} đã hỏi về ${who} ${aim.vi}, nhưng không được xem gì.`,
    ...(withheld.vi === '' ? [] : [`Không được xem: ${withheld.vi}.`]),
    ...(entry.refused === undefined ? [] : [`Lý do: ${names.refusal(entry.refused).vi}.`]),
    ...movements(moved, names).map((each) => each.vi),
  ]
  const en = [
    given.length > 0
      ? `${agency.en} looked up, about ${whom}${isElsewhere ? ", in somebody else's case" : ''}: ${what.en}; ${aim.en}, under ${by.en}.`
      : `${agency.en} asked about ${whom} ${aim.en}, and was shown nothing.`,
    ...(withheld.en === '' ? [] : [`Withheld: ${withheld.en}.`]),
    ...(entry.refused === undefined ? [] : [`Reason: ${names.refusal(entry.refused).en}.`]),
    ...movements(moved, names).map((each) => each.en),
  ]
  return {
    vi: `Ngày ${day.date} lúc ${day.time}, ${vi.join(' ')}`,
    en: `On ${day.date} at ${day.time}, ${en.join(' ')}`,
  }
}

type Lines = TraceEntry['disclosed']

function movements(moved: Lines, names: TraceNames): readonly Bilingual[] {
  return [...Map.groupBy(moved, ({ movedTo = '' }) => movedTo)].map(([registry, lines]) => {
    const what = listed(attributesOf(lines), names)
    const to = names.registry(registry)
    return {
      vi: `Để trả lời, ${what.vi} đã được chuyển tới ${to.vi}.`,
      en: `For the answer, ${what.en} went to the ${to.en}.`,
    }
  })
}

function aimOf({ procedure, purpose }: TraceEntry, names: TraceNames): Bilingual {
  const { vi, en } = procedure === undefined ? names.purpose(purpose) : names.procedure(procedure)
  return procedure === undefined
    ? { vi: `cho mục đích “${vi}”`, en: `for the purpose “${en}”` }
    : {
        vi: `để giải quyết thủ tục “${vi}” (${procedure})`,
        en: `for the procedure “${en}” (${procedure})`,
      }
}

function citedBy(lines: Lines, names: TraceNames): Bilingual {
  const cited = [...new Set(lines.map(({ legalBasis }) => legalBasis))].map(
    (id) => names.legalBasis(id).citation,
  )
  return { vi: joined(cited, 'vi'), en: joined(cited, 'en') }
}

function attributesOf(lines: readonly { readonly attribute: string }[]): readonly string[] {
  return [...new Set(lines.map(({ attribute }) => attribute))]
}

function listed(attributes: readonly string[], names: TraceNames): Bilingual {
  const meant = attributes.slice(0, named).map(names.phrase)
  const more = attributes.length - meant.length
  const rest = { vi: ` và ${more} thông tin khác`, en: ` and ${more} more` }
  return {
    vi: joined(meant, 'vi') + (more > 0 ? rest.vi : ''),
    en: joined(meant, 'en') + (more > 0 ? rest.en : ''),
  }
}

/** Meanings may have commas of their own. */
function joined(texts: readonly Bilingual[], language: keyof Bilingual): string {
  return texts.map((each) => each[language]).join('; ')
}

/** The clock on the wall in Việt Nam. */
function momentOf(at: Date): { readonly date: string; readonly time: string } {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  const [year, month, day] = local.slice(0, 10).split('-')
  return { date: `${day}/${month}/${year}`, time: local.slice(11, 16) }
}
