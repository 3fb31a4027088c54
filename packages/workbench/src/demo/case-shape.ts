import { z } from 'zod'

const bilingual = z.object({ vi: z.string(), en: z.string() })

/** One field of the form, as a case shows it. */
const fieldShape = z.object({
  key: z.string(),
  number: z.string(),
  title: bilingual,
  state: z.string(),
  value: z.unknown(),
  source: z.string().nullable(),
  suggestion: z.unknown(),
  options: z.array(z.unknown()).nullable(),
})

/** A case as the demonstration follows it. */
export const caseShape = z.object({
  id: z.string(),
  version: z.number(),
  status: z.string(),
  title: bilingual,
  subjects: z.array(z.object({ role: z.string(), subject: z.string(), subjectId: z.string() })),
  form: z.object({ fields: z.array(fieldShape), ready: z.boolean() }).optional(),
  effects: z.array(
    z.object({
      registry: z.string(),
      mutation: z.string(),
      state: z.string(),
      doneAt: z.string().nullable(),
      errorMessage: z.string().nullable(),
    }),
  ),
})

export type ShownCase = z.output<typeof caseShape>
export type ShownField = z.output<typeof fieldShape>

/** What is asked of a case while its form is filled in. */
export const caseFields = `
  id version status title { vi en }
  subjects { role subject subjectId }
  form { ready fields { key number title { vi en } state value source suggestion options } }
  effects { registry mutation state doneAt errorMessage }`

/** The same without the form, which would look everything up again. */
export const progressFields = caseFields.replace(/\n {2}form .*\n/, '\n')
