import {
  type JsonObject,
  type Parsed,
  parseBusinessId,
  parseCitizenId,
  parseParcelId,
  Refusal,
  type Subject,
} from '@motlan/kernel'
import { z } from 'zod'
import type { FollowedSubject } from './subscriptions.ts'

/** Signals of one page at most. */
const mostSignals = 1_000

const page = z.object({
  after: z.string().nullish().transform(absent),
  first: z
    .int()
    .min(1)
    .max(mostSignals)
    .nullish()
    .transform((first) => first ?? 100),
})

const id = z.object({ id: z.string() })

const subscription = z.object({
  attributes: z.array(z.string()).max(200),
  subjects: z
    .array(z.record(z.string(), z.string().nullable()))
    .nullish()
    .transform((subjects) => subjects?.map(subjectFrom)),
  procedure: z.string().nullish().transform(absent),
  purpose: z.string().nullish().transform(absent),
})

/** Reads the arguments of the fields that tell of changes; what they cannot mean is refused by name. */
export const readArguments = {
  page: (given: JsonObject) => read(page, given),
  id: (given: JsonObject) => read(id, given),
  subscription: (given: JsonObject) => read(subscription, given),
}

function read<Shape extends z.ZodType>(shape: Shape, given: JsonObject): z.output<Shape> {
  const parsed = shape.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal('VARIABLES_INVALID', issue?.path.join('.') ?? 'arguments', {
    ...(issue && { reason: issue.message }),
  })
}

const parsers = {
  citizenId: ['Citizen', parseCitizenId],
  businessId: ['Business', parseBusinessId],
  parcelId: ['Parcel', parseParcelId],
} as const satisfies Record<string, readonly [Subject, (text: string) => Parsed<string>]>

function subjectFrom(given: Readonly<Record<string, string | null>>): FollowedSubject {
  const named = Object.entries(parsers).flatMap(([key, [subject, parse]]) => {
    const text = given[key]
    return text == null ? [] : [{ key, subject, parsed: parse(text) }]
  })
  const [only, ...others] = named
  if (!only || others.length > 0) {
    throw new Refusal('VARIABLES_INVALID', 'subscribeToChanges.subjects', {
      reason: 'a subject is named by exactly one of citizenId, businessId, parcelId',
    })
  }
  const { key, subject, parsed } = only
  if (parsed.ok) return { subject, subjectId: parsed.value }
  throw new Refusal('IDENTIFIER_INVALID', `subscribeToChanges.subjects.${key}`)
}

function absent<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined
}
