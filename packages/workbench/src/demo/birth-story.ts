import { Refusal } from '@motlan/kernel'
import { z } from 'zod'
import { type BirthCase, birthBundle, carryOutBirth } from './birth-case.ts'
import type { ShownCase, ShownField } from './case-shape.ts'
import type { AskFor, Person } from './client.ts'
import { followMother } from './follow-mother.ts'
import { looksAt } from './looks-at.ts'
import type { BirthStory, Effort, StoryChild, StoryField, StoryReading } from './story.ts'

/** Who takes part in the story beside the hospital and the mother. */
export interface BirthCast extends BirthCase {
  /** The office that receives the dossier, for the totals. */
  readonly registrar: Person
  readonly applicant: string
  readonly now: Date
  /** Makes the token of an officer. */
  readonly officer: (agency: string) => Promise<string>
}

/** Carries out a birth and gathers everything there is to tell about it. */
export async function birthStory(cast: BirthCast): Promise<BirthStory> {
  const { ask, mother, registrar } = cast
  const token = await cast.officer('police')
  const police = await followMother(cast, { token, procedure: '1.004222' })
  const began = performance.now()
  const { opened, declared, done, asked } = await carryOutBirth(cast)
  const took = Math.round(performance.now() - began)
  const childId = done.subjects.find(({ role }) => role === 'child')?.subjectId
  if (childId === undefined) throw new Refusal('INTERNAL', 'child')
  const fields = declared.form?.fields ?? []
  const burden = await ask(
    mother,
    'caseBurden',
    burdenShape,
    `query($id: ID!) { caseBurden(case: $id) { before { ${effort} } after { ${effort} } } }`,
    { id: done.id },
  )
  return {
    procedure: birthBundle,
    title: opened.title,
    applicant: cast.applicant,
    caseId: done.id,
    paper: effortOf(burden.before),
    now: effortOf(burden.after),
    form: fields.filter(({ key, state }) => known.has(state) && !asked.includes(key)).map(told),
    answers: fields.filter(({ key }) => asked.includes(key)).map(told),
    effects: effectsOf(done),
    child: childOf(childId, fields),
    signal: await police.heard(),
    seen: await looksAt(childId, cast),
    trace: await ownTrace(cast, cast.now),
    nation: await wholeCountry(ask, registrar),
    took,
  }
}

const effort = 'fieldsTyped trips waits cost { seconds vnd { base } }'
const effortShape = z.object({
  fieldsTyped: z.number(),
  trips: z.number(),
  waits: z.number(),
  cost: z.object({ seconds: z.number(), vnd: z.object({ base: z.number() }) }),
})
const burdenShape = z.object({ before: effortShape, after: effortShape })

function effortOf({ fieldsTyped, trips, waits, cost }: z.output<typeof effortShape>): Effort {
  return { fieldsTyped, trips, waits, minutes: Math.round(cost.seconds / 60), vnd: cost.vnd.base }
}

const known: ReadonlySet<string> = new Set(['FILLED', 'TO_CONFIRM', 'DECLARED'])

function told({ number, title, value, source }: ShownField): StoryField {
  return { number, title, value: textOf(value), source: source ?? '' }
}

/** A value as somebody would write it on the form. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  if (typeof value !== 'object') return String(value)
  const { familyName, middleName, givenName, ...others }: Readonly<Record<string, unknown>> = {
    ...value,
  }
  return [familyName, middleName, givenName, ...Object.values(others)]
    .filter((part) => part !== null && part !== undefined)
    .map(textOf)
    .join(' ')
}

function effectsOf({ effects }: ShownCase): BirthStory['effects'] {
  return effects.map(({ registry, mutation, state, doneAt }) => ({
    registry,
    mutation,
    state,
    doneAt: doneAt ?? '',
  }))
}

function childOf(citizenId: string, fields: readonly ShownField[]): StoryChild {
  return { citizenId, name: textOf(fields.find(({ key }) => key === 'childName')?.value) }
}

const bilingual = z.object({ vi: z.string(), en: z.string() })
const traceShape = z.object({
  trace: z.object({
    nodes: z.array(
      z.object({
        at: z.string(),
        sentence: bilingual,
        attributes: z.array(
          z.object({ name: z.string(), legalBasis: z.object({ citation: bilingual }) }),
        ),
      }),
    ),
  }),
})

async function ownTrace({ ask, mother }: BirthCast, since: Date): Promise<readonly StoryReading[]> {
  const document = `query($procedure: ProcedureCode, $from: DateTime) { me { trace(first: 100, from: $from, procedure: $procedure) { nodes {
    at sentence { vi en } attributes { name legalBasis { citation { vi en } } }
  } } } }`
  const variables = { procedure: birthBundle, from: since.toISOString() }
  const { trace } = await ask(mother, 'me', traceShape, document, variables)
  // The form is looked up whenever it is shown: once is enough to tell.
  const alike = Map.groupBy(trace.nodes, ({ attributes }) =>
    JSON.stringify(attributes.map(({ name, legalBasis }) => [name, legalBasis.citation.vi])),
  )
  return [...alike.values()].flatMap((nodes) => {
    const first = nodes.at(-1)
    if (!first) return []
    const { at, sentence, attributes } = first
    const names = attributes.map(({ name }) => name)
    const law = attributes[0]?.legalBasis.citation ?? { vi: '', en: '' }
    return [{ at, sentence, times: nodes.length, attributes: names, law }]
  })
}

async function wholeCountry(ask: AskFor, registrar: Person): Promise<BirthStory['nation']> {
  const shape = z.array(
    z.object({
      procedure: z.string(),
      casesPerYear: z.number(),
      saved: z.object({ vnd: z.object({ base: z.number() }) }),
    }),
  )
  const document = '{ burdenPerYear { procedure casesPerYear saved { vnd { base } } } }'
  const years = await ask(registrar, 'burdenPerYear', shape, document)
  const own = years.find(({ procedure }) => procedure === birthBundle)
  return { casesPerYear: own?.casesPerYear ?? 0, saved: own?.saved.vnd.base ?? 0 }
}
