import { agreementStatuses, type Catalog, factTiers } from '@motlan/policy'
import { z } from 'zod'

const text = z.string().trim().min(1, 'this may not be empty')

/** The same in both languages. */
const bilingual = z.strictObject({ vi: text, en: text })

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has lower-case letters, digits and hyphens only')

/** Relations are the words of the definitions: `formerSpouse`, `owner.spouse`. */
const relation = z
  .string()
  .regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/, 'a relation is a word, or several joined by dots')

const procedure = z
  .string()
  .regex(/^\d\.\d{6}$/, 'a procedure code has one digit, a dot and six digits: "2.000986"')

const attribute = z
  .string()
  .regex(
    /^[A-Z][A-Za-z]*(\.[a-z][A-Za-z0-9]*)*(\.\*)?$/,
    'an attribute is a subject and a path: Citizen.birthName.familyName, Citizen.birthName, Citizen.*',
  )

const day = z.iso.date('a day is written as 2026-11-21')

const listOf = <Of extends z.ZodType>(of: Of) => z.array(of).min(1, 'at least one is needed')

const named = z.strictObject({ id, title: bilingual })

/** A fact of the catalogue, or consent to one of its scopes: `open-case`, `consent.family-deduction`. */
const fact = z
  .string()
  .regex(
    /^(consent\.)?[a-z0-9]+(-[a-z0-9]+)*$/,
    'a fact is an id of catalog/facts.yaml, or consent.<scope> of catalog/consent-scopes.yaml',
  )

const span = z.string().regex(/^\d+[smhd]$/, 'a length of time is a number and s, m, h or d: 24h')

const sensitivity = z.enum(['public', 'basic', 'restricted', 'sensitive'])

/** The files of the catalogue. */
export const catalogFiles = {
  agencies: listOf(named.extend({ note: bilingual.exactOptional() })),
  purposes: listOf(named),
  relations: listOf(z.strictObject({ id: relation, title: bilingual })),
  procedures: listOf(
    z.strictObject({
      code: procedure,
      title: bilingual,
      purpose: id,
      agencies: listOf(id),
      assumption: z.boolean().exactOptional(),
    }),
  ),
  legalBases: listOf(
    z.strictObject({
      id,
      law: text,
      article: text.exactOptional(),
      title: bilingual,
      summary: bilingual.exactOptional(),
      from: day,
      until: day.exactOptional(),
    }),
  ),
  facts: listOf(
    named.extend({
      meaning: bilingual,
      tier: z.enum(factTiers),
      resolver: text,
      registry: id.exactOptional(),
      maxAge: span,
      evidence: listOf(
        z.union([
          z.strictObject({ attribute, is: listOf(z.union([z.boolean(), text])) }),
          z.strictObject({ attribute, sameAs: z.literal('province') }),
        ]),
      ).exactOptional(),
      excludes: listOf(fact).exactOptional(),
    }),
  ),
  consentScopes: listOf(
    named.extend({
      meaning: bilingual,
      agencies: listOf(id),
      purposes: listOf(id),
      attributes: listOf(attribute),
      maxPeriod: span,
    }),
  ),
  sensitivities: listOf(
    z.strictObject({
      id: sensitivity,
      title: bilingual,
      meaning: bilingual,
      legalBasis: id.exactOptional(),
    }),
  ),
} as const satisfies Record<keyof Required<Catalog>, z.ZodType>

const grant = z.strictObject({
  id,
  attributes: listOf(attribute),
  procedures: listOf(procedure).exactOptional(),
  purposes: listOf(id).exactOptional(),
  relations: listOf(relation),
  require: listOf(fact).exactOptional(),
  note: bilingual.exactOptional(),
})

const circumstances = z.strictObject({
  agencies: listOf(id).exactOptional(),
  procedures: listOf(procedure).exactOptional(),
  purposes: listOf(id).exactOptional(),
  relations: listOf(relation).exactOptional(),
})

const prohibition = circumstances.extend({
  id,
  attributes: listOf(attribute).exactOptional(),
  sensitivities: listOf(sensitivity).exactOptional(),
  when: listOf(fact).exactOptional(),
  except: listOf(circumstances).exactOptional(),
  unless: listOf(fact).exactOptional(),
  note: bilingual.exactOptional(),
})

const legalText = z.strictObject({
  format: z.literal('motlan-dsa/1'),
  id,
  title: bilingual,
  legalBasis: listOf(id),
  owner: bilingual,
  status: z.enum(agreementStatuses),
  validity: z.strictObject({ from: day, until: day.exactOptional() }),
  reviewBy: day,
  cedar: text.exactOptional(),
})

/** One `*.dsa.yaml` of `agreements/`. */
export const agreementFile = legalText.extend({
  provider: id,
  consumer: id,
  grants: z.array(grant).default([]),
  prohibitions: listOf(prohibition).exactOptional(),
})

/** One `*.dsa.yaml` of `guardrails/`. */
export const guardrailFile = legalText.extend({
  prohibitions: z.array(prohibition).default([]),
})
