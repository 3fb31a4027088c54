import { type JsonObject, notations, parseCitizenId, Refusal, scalars } from '@motlan/kernel'
import type { Notice, NoticeItem } from '@motlan/procedures'
import type { Desk } from '../desk.ts'
import type { CaseBearer } from '../sight.ts'

/** What a hospital or another body sends. */
export interface SentNotice {
  readonly notice: string
  readonly number: string
  /** Whom it is about, where its content names nobody. */
  readonly about?: string | undefined
  readonly content: JsonObject
}

/** Keeps a notice for the cases that will rely on it; sent again as it was, it is the same. */
export async function receiveNotice(
  { notice, number, about, content }: SentNotice,
  bearer: CaseBearer,
  { db, notices, dictionary, clock }: Desk,
): Promise<{ readonly number: string; readonly receivedAt: string }> {
  if (bearer.kind !== 'agency') throw new Refusal('AGENCY_NEEDED', 'sendNotice')
  const known = notices.find(({ id }) => id === notice)
  if (!known) throw new Refusal('ANSWER_INVALID', 'notice', { reason: 'there is no such notice' })
  if (!known.agencies.includes(bearer.agency)) {
    throw new Refusal('ROLE_UNFIT', 'notice', {
      reason: `it is not for ${bearer.agency} to say`,
      fix: `have it sent by ${known.agencies.join(' or ')}`,
    })
  }
  demandItems(known, content, dictionary.enumerations)
  const row = {
    notice,
    number,
    about: about ?? aboutIn(known, content),
    content: JSON.stringify(content),
    sent_by: `${bearer.agency} ${bearer.officer}`,
    received_at: clock(),
  }
  await db
    .insertInto('cases.notice')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = await db
    .selectFrom('cases.notice')
    .where('number', '=', number)
    .select(['notice', 'content', 'received_at'])
    .executeTakeFirstOrThrow()
  const isSame = kept.notice === notice && sorted(kept.content) === sorted(content)
  if (!isSame) throw new Refusal('IDEMPOTENCY_CONFLICT', 'number')
  return { number, receivedAt: kept.received_at.toISOString() }
}

function demandItems(
  { items }: Notice,
  content: JsonObject,
  enumerations: ReadonlyMap<string, readonly string[]>,
): void {
  for (const name of Object.keys(content)) {
    if (!Object.hasOwn(items, name)) throw unfit(name, 'the notice has no such item')
  }
  for (const [name, item] of Object.entries(items)) {
    const value = content[name] ?? undefined
    if (value === undefined) {
      if (item.optional) continue
      throw unfit(name, 'it is missing')
    }
    const problem = problemIn(value, item, enumerations)
    if (problem !== undefined) throw unfit(name, problem)
  }
}

function problemIn(
  value: unknown,
  { type, choices, written }: NoticeItem,
  enumerations: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (type === 'Boolean') return typeof value === 'boolean' ? undefined : 'yes or no'
  if (['Int', 'Vnd', 'Float'].includes(type)) {
    return typeof value === 'number' && Number.isFinite(value)
      ? undefined
      : 'this has to be a number'
  }
  if (typeof value !== 'string') return 'this has to be a text'
  const values = choices ? Object.keys(choices) : enumerations.get(type)
  if (values) return values.includes(value) ? undefined : `one of ${values.join(', ')}`
  const notation = written && notations[written]
  if (notation && !notation.pattern.test(value)) return notation.says.en
  const [, scalar] = Object.entries(scalars).find(([name]) => name === type) ?? []
  const parsed = scalar?.parse(value)
  return parsed?.ok === false ? parsed.rejection.message : undefined
}

/** The citizen it is about: the first it names. */
function aboutIn({ items }: Notice, content: JsonObject): string | null {
  const named = Object.entries(items).find(([name, { type }]) => {
    return type === 'CitizenId' && typeof content[name] === 'string'
  })
  const parsed = named && parseCitizenId(String(content[named[0]]))
  return parsed?.ok ? parsed.value : null
}

function sorted(content: JsonObject): string {
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function unfit(item: string, reason: string): Refusal {
  return new Refusal('ANSWER_INVALID', `notice.${item}`, { reason })
}
