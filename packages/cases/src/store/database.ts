import type { JsonObject } from '@motlan/kernel'
import { type ColumnType, type Generated, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { CaseStatus, Channel, Correction, EffectState } from '../case-file.ts'

/** JSON is read as a value and written as text: a list would be taken for an array of PostgreSQL otherwise. */
type Json<T> = ColumnType<T, string, string>

type MaybeJson = ColumnType<JsonObject | null, string | null | undefined, string | null>

/** A column that is null where nothing is said. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

/** Who did something: an applicant and a party are named by the case, an officer by their token. */
export type Actor = 'APPLICANT' | 'PARTY' | 'OFFICER' | 'SYSTEM'

/** The tables of cases. */
export interface CasesTables {
  readonly 'cases.case_file': CaseRow
  readonly 'cases.case_subject': SubjectRow
  readonly 'cases.history': HistoryRow
  readonly 'cases.declared_answer': AnswerRow
  readonly 'cases.confirmation': ConfirmationRow
  readonly 'cases.correction': CorrectionRow
  readonly 'cases.idempotency': IdempotencyRow
  readonly 'cases.claim': ClaimRow
  readonly 'cases.effect': EffectRow
  readonly 'cases.saved_answer': SavedAnswerRow
  readonly 'cases.notice': NoticeRow
  readonly 'cases.case_notice': CaseNoticeRow
  readonly 'cases.measure': MeasureRow
  readonly 'cases.refused_reask': RefusedReaskRow
  readonly 'cases.change': ChangeRow
}

interface CaseRow {
  case_id: string
  procedure: string
  province: string | null
  agency: string
  applicant: string
  party: string | null
  party_agreed_at: Maybe<Date>
  channel: Channel
  status: CaseStatus
  version: number
  opened_at: Date
  submitted_at: Maybe<Date>
  closed_at: Maybe<Date>
  frozen: MaybeJson
}

interface SubjectRow {
  case_id: string
  role: string
  subject: string
  subject_id: string
}

interface HistoryRow {
  case_id: string
  seq: Generated<string>
  version: number
  at: Date
  event: string
  status: CaseStatus
  actor: Actor
  officer: Maybe<string>
  note: Maybe<string>
}

interface AnswerRow {
  case_id: string
  field: string
  value: Json<unknown>
  declared_at: Date
}

interface ConfirmationRow {
  case_id: string
  field: string
  value_hash: string
  confirmed_at: Date
}

/** A request for correction as it is stored. */
export interface CorrectionRow {
  correction_id: string
  case_id: string
  field: string
  attribute: string
  registry: string
  subject: Maybe<string>
  subject_id: Maybe<string>
  claimed: Maybe<string>
  found: Maybe<string>
  officer: Maybe<string>
  raised_at: Date
  notify_by: Date
  correct_by: Date
  state: ColumnType<Correction['state'], never, Correction['state']>
  /** What the record is to hold, while its registry is told. */
  value: ColumnType<unknown, never, string | null>
  attempts: ColumnType<number, never, number>
  last_error: MaybeJson
  silent: boolean
  overdue_told_at: Maybe<Date>
  settled_at: Maybe<Date>
  settled_by: Maybe<string>
  outcome: Maybe<string>
}

interface IdempotencyRow {
  actor: string
  key: string
  request: string
  case_id: string
  opened_at: Date
}

interface ClaimRow {
  subject: string
  subject_id: string
  aim: string
  case_id: string
}

interface EffectRow {
  case_id: string
  seq: number
  effect: string
  registry: string
  mutation: string
  declaration_id: string
  planned: Json<JsonObject>
  state: ColumnType<EffectState, never, EffectState>
  attempts: ColumnType<number, never, number>
  in_doubt: ColumnType<boolean, never, boolean>
  last_error: MaybeJson
  next_at: Maybe<Date>
  done_at: Maybe<Date>
  declared: MaybeJson
}

interface SavedAnswerRow {
  case_id: string
  field: string
  attribute: string
  source: string
  saved_at: Date
}

interface NoticeRow {
  number: string
  notice: string
  about: string | null
  content: Json<JsonObject>
  sent_by: string
  received_at: Date
}

interface CaseNoticeRow {
  case_id: string
  notice: string
  number: string
}

interface MeasureRow {
  case_id: string
  province: string | null
  due_at: Date
}

interface RefusedReaskRow {
  case_id: string
  attribute: string
  at: Date
}

/** What the relay has heard of registries; read only. */
interface ChangeRow {
  registry: string
  seq: ColumnType<string, never, never>
  at: ColumnType<Date, never, never>
  subject: string
  subject_id: string
  attributes: readonly string[]
}

export type CasesDatabase = Kysely<CasesTables>

/** Connections to the exchange database, with a role that works with cases. */
export interface CasesConnections {
  readonly pool: pg.Pool
  readonly db: CasesDatabase
  readonly close: () => Promise<void>
}

/** Opens connections; one that breaks is replaced when it is needed again. */
export function connectCases(connection: pg.ClientConfig, max: number): CasesConnections {
  const pool = new pg.Pool({ ...connection, max })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    db: new Kysely<CasesTables>({ dialect: new PostgresDialect({ pool }) }),
    close: () => pool.end(),
  }
}
