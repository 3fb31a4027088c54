import type { JsonObject } from '@motlan/kernel'
import type { CaseClient, SeenCase, SeenField } from './case-client.ts'

/** Who files which case, and what they say where the first thing offered will not do. */
export interface Story {
  readonly procedure: string
  /** Set where the form of a province is wanted. */
  readonly province?: string
  readonly applicant: string
  readonly party?: string
  readonly notices?: readonly Notice[]
  /** By the id of the field; what is optional is answered only where it stands here. */
  readonly answers: Readonly<Record<string, unknown>>
}

interface Notice {
  readonly notice: string
  readonly number: string
  readonly about?: string
  /** The agency; a health facility where nothing is said. */
  readonly sentBy?: string
  readonly content: JsonObject
}

/** Whoever makes tokens. */
export interface Tokens {
  readonly citizen: (citizenId: string) => Promise<string>
  readonly agency: (agency: string) => Promise<string>
}

/** Answers given in a case, and the case when nothing was left to answer. */
export interface Played {
  readonly seen: SeenCase
  readonly asked: readonly string[]
}

/** Opens a case and answers everything it asks, as the applicant would; it is not submitted. */
export async function play(
  { procedure, province, applicant, party, notices = [], answers }: Story,
  client: CaseClient,
  tokens: Tokens,
  idempotencyKey: string,
): Promise<Played> {
  for (const { sentBy = 'health-facility', ...notice } of notices) {
    await client.send(await tokens.agency(sentBy), notice)
  }
  const token = await tokens.citizen(applicant)
  // A list about somebody is found by itself; what is told of one event is named by its number.
  const numbers = notices.flatMap(({ number, about }) => (about === undefined ? [number] : []))
  const wanted = { procedure, ...(province !== undefined && { province }) }
  let seen = await client.open(token, { ...wanted, notices: numbers, idempotencyKey })
  if (seen.status !== 'DRAFT') return { seen, asked: [] }
  if (party !== undefined) {
    await client.consent(await tokens.citizen(party), seen.id)
    seen = await client.see(token, seen.id)
  }
  const asked: string[] = []
  for (let round = 0; round < 8 && !seen.form.ready; round++) {
    const open = seen.form.fields.filter((field) => isOpen(field, answers))
    const doubtful = seen.form.fields.filter(({ state }) => state === 'TO_CONFIRM')
    if (open.length > 0) {
      const given = open.map((field) => [field.key, answerTo(field, answers)] as const)
      seen = await client.declare(token, seen, Object.fromEntries(given))
      asked.push(...open.map(({ key }) => key))
    } else if (doubtful.length > 0) {
      seen = await client.confirm(
        token,
        seen,
        doubtful.map(({ key }) => key),
      )
    } else break
  }
  return { seen, asked }
}

function isOpen({ key, state, optional }: SeenField, answers: Story['answers']): boolean {
  return state === 'TO_ASK' && (!optional || idOf(key) in answers)
}

/** What is said where nothing is offered, by type. */
const usual: Readonly<Record<string, unknown>> = {
  Date: '2026-11-20',
  Month: '2026-12',
  Vnd: 100_000_000,
  Int: 5,
  Float: 10,
  Boolean: true,
  String: 'Theo hồ sơ',
}

function answerTo(field: SeenField, answers: Story['answers']): unknown {
  const { key, suggestion, options, answer } = field
  const id = idOf(key)
  if (id in answers) return answers[id]
  if (suggestion != null) return suggestion
  const [choice] = answer?.choices ?? []
  const [option] = options ?? []
  const one = choice?.code ?? idIn(option) ?? option ?? usual[answer?.type ?? '']
  return answer?.many ? [one] : one
}

function idOf(key: string): string {
  return key.split('/')[0] ?? key
}

function idIn(option: unknown): unknown {
  return typeof option === 'object' && option !== null && 'id' in option ? option.id : undefined
}
