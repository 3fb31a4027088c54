import { z } from 'zod'
import { type Answer, refusalFrom } from './gateway-client.ts'

const filterVariables =
  '$first: Int, $agency: String, $procedure: ProcedureCode, $attribute: String, $from: DateTime'
const filterArguments =
  'first: $first, agency: $agency, procedure: $procedure, attribute: $attribute, from: $from'
const selection = `{
  nodes {
    at sentence { vi en } agency { id } procedure { code } purpose { id } case officer request
    attributes { name relation meaning { vi en } agreement { id } legalBasis { id citation { vi en } } movedTo { id } }
    withheld { name relation reason { code } }
  }
  pageInfo { hasNextPage }
}`

/** The question for one's own trace, for that of somebody else, or of a business. */
export function traceQuery(whose: 'me' | 'of' | 'business'): string {
  switch (whose) {
    case 'me':
      return `query (${filterVariables}) { me { trace(${filterArguments}) ${selection} } }`
    case 'of':
      return `query ($of: CitizenId!, ${filterVariables}) { trace(of: $of, ${filterArguments}) ${selection} }`
    case 'business':
      return `query ($business: BusinessId!, ${filterVariables}) {
        trace: myBusinessTrace(businessId: $business, ${filterArguments}) ${selection} }`
  }
}

const bilingual = z.object({ vi: z.string(), en: z.string() })
const entryShape = z.looseObject({
  sentence: bilingual,
  case: z.string().nullable(),
  attributes: z.array(
    z.looseObject({
      name: z.string(),
      relation: z.string(),
      agreement: z.object({ id: z.string() }),
      legalBasis: z.looseObject({ citation: bilingual }),
      movedTo: z.object({ id: z.string() }).nullable(),
    }),
  ),
  withheld: z.array(
    z.object({
      name: z.string(),
      relation: z.string(),
      reason: z.object({ code: z.string() }),
    }),
  ),
})
const traceShape = z.object({
  nodes: z.array(entryShape),
  pageInfo: z.object({ hasNextPage: z.boolean() }),
})
const answerShape = z.object({
  me: z.object({ trace: traceShape }).optional(),
  trace: traceShape.optional(),
})

/** One look-up as whoever it is about sees it. */
export type TracedLookUp = z.output<typeof entryShape>

/** The page in an answer to one of these questions, or the refusal that it is. */
export function traceIn({ data, errors }: Answer, url: string): z.output<typeof traceShape> {
  const { me, trace } = answerShape.safeParse(data).data ?? {}
  const page = trace ?? me?.trace
  if (page) return page
  throw refusalFrom(errors?.[0], url)
}
