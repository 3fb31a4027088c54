import { Refusal, type Subject } from '@motlan/kernel'
import type pg from 'pg'
import { base64Of, caseIn } from '../secrecy/agency-secret.ts'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import { subjectText } from '../secrecy/subject-key.ts'
import { storedKey } from '../store/stored-key.ts'
import { cursorText, readCursor } from './cursor.ts'
import type { TraceAsk, TracedLine, TracedRefusal, TraceEntry, TracePage } from './trace-entry.ts'

/** Entries of a page where nothing is said, and at most. */
const pageSizes = { usual: 20, most: 100 } as const

/**
 * What the ledger has about one subject, newest first. INVARIANT: a sealed entry is left out before anything is counted,
 * so that neither the length of a page nor a gap gives it away; positions of a log are nobody's own.
 */
export async function traceOf(
  client: pg.ClientBase | pg.Pool,
  keys: DerivedKeys,
  { subject, subjectId }: { readonly subject: Subject; readonly subjectId: string },
  ask: TraceAsk,
  now: Date,
): Promise<TracePage> {
  const first = pageSize(ask.first)
  const key = await storedKey(client, subjectText(subject, subjectId), keys)
  if (!key) return { entries: [], hasMore: false }
  const after = ask.after === undefined ? undefined : readCursor(ask.after)
  const { rows } = await client.query<TraceRow>({
    name: 'ledger-trace',
    text: selectTrace,
    values: [
      key.handle,
      now,
      ask.from ?? '-infinity',
      ask.until ?? 'infinity',
      after?.at ?? 'infinity',
      after?.log ?? 0,
      after?.position ?? 0,
      ask.agency ?? null,
      ask.procedure ?? null,
      ask.attribute ?? null,
      first + 1,
    ],
  })
  return {
    entries: rows.slice(0, first).map((row) => entryFrom(row, keys)),
    hasMore: rows.length > first,
  }
}

interface TraceRow {
  readonly at: Date
  readonly log: number
  readonly position: number
  readonly number: number
  readonly request: string
  readonly refused: string | null
  readonly case: Buffer | null
  readonly nonce: Buffer
  readonly who: string
  readonly what: string
  readonly withheld: string | null
}

const selectTrace = `
select p.at, p.log, p.position, p.number, d.request, d.refused, d."case", d.nonce, w.text as who, c.text as what, h.text as withheld
from part p
join decision d on d.log = p.log and d.position = p.position and d.at = p.at
join clause w on w.id = d.who
join clause c on c.id = p.what
left join clause h on h.id = d.withheld
where p.handle = $1::bigint and (d.seal is null or d.seal <= $2::timestamptz)
  and p.at >= $3::timestamptz and p.at < $4::timestamptz
  and p.at <= $5::timestamptz
  and (p.at < $5::timestamptz or (p.log, p.position) < ($6::int, $7::bigint))
  and ($8::text is null or w.text::jsonb ->> 'agency' = $8)
  and ($9::text is null or w.text::jsonb ->> 'procedure' = $9)
  and ($10::text is null
    or exists (select from jsonb_array_elements(c.text::jsonb) as l (line)
               where line ->> 0 = $10 or starts_with(line ->> 0, $10 || '.'))
    or exists (select from jsonb_array_elements(h.text::jsonb) as l (line)
               where line ->> 0 = $10 or starts_with(line ->> 0, $10 || '.')))
order by p.at desc, p.log desc, p.position desc
limit $11`

function pageSize(first: number | undefined): number {
  if (first === undefined) return pageSizes.usual
  if (Number.isInteger(first) && first >= 1 && first <= pageSizes.most) return first
  throw new Refusal('VARIABLES_INVALID', 'first', {
    reason: `a page has 1 to ${pageSizes.most} entries`,
    fix: 'ask for the next page with the cursor of the last entry',
  })
}

function entryFrom(row: TraceRow, keys: DerivedKeys): TraceEntry {
  const { at, log, position, number, request, refused, nonce } = row
  const { agency, officer, procedure, purpose, policy } = JSON.parse(row.who) as Who // Written by our own compose.
  const disclosed = linesIn(row.what)
  const dossier = row.case ? caseIn(agency, row.case, base64Of(nonce), keys) : undefined
  return {
    log,
    position,
    number,
    cursor: cursorText({ at, log, position }),
    at,
    request,
    agency,
    officer,
    purpose,
    policy,
    disclosed,
    withheld: refusalsIn(row.withheld, disclosed),
    ...(procedure !== null && { procedure }),
    ...(dossier !== undefined && { case: dossier }),
    ...(refused !== null && { refused }),
  }
}

interface Who {
  readonly agency: string
  readonly officer: string
  readonly procedure: string | null
  readonly purpose: string
  readonly policy: string
}

function linesIn(clause: string): readonly TracedLine[] {
  const lines = JSON.parse(clause) as readonly (readonly string[])[] // Written by our own compose.
  return lines.map(([attribute = '', relation = '', agreement = '', legalBasis = '', movedTo]) => ({
    attribute,
    relation,
    agreement,
    legalBasis,
    ...(movedTo !== undefined && { movedTo }),
  }))
}

/** What was withheld about this subject: about others of the same operation they learn nothing here. */
function refusalsIn(
  clause: string | null,
  disclosed: readonly TracedLine[],
): readonly TracedRefusal[] {
  if (clause === null) return []
  const own = new Set(disclosed.map(({ relation }) => relation))
  // Of whom nothing left was asked for by identifier.
  if (own.size === 0) own.add('self')
  return linesIn(clause)
    .filter(({ relation }) => own.has(relation))
    .map(({ attribute, relation, agreement }) => ({ attribute, relation, code: agreement }))
}
