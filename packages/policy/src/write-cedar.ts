import { Refusal } from '@motlan/kernel'
import { loadCedar } from './cedar-engine.ts'
import { cedarSchema } from './cedar-schema.ts'
import type { CompiledPolicy } from './compile-policy.ts'

/** A policy as any Cedar engine reads it. */
export interface CedarExport {
  readonly schema: string
  /** One policy per rule, by rule id. Cedar ignores `@id`: hand it this map, never one long text. */
  readonly policies: Readonly<Record<string, string>>
  /** What Cedar itself, strictly validating, has against them, by rule id; empty for a sound policy. */
  readonly faults: readonly { readonly rule: string; readonly reason: string }[]
}

/** Writes rules and schema as Cedar text and has Cedar validate them. Drafts and suspended texts are not in it unless asked for. */
export async function writeCedar(
  { rules, space, source }: CompiledPolicy,
  { drafts = false }: { readonly drafts?: boolean } = {},
): Promise<CedarExport> {
  const engine = await loadCedar()
  const schema = cedarSchema(space, source.vocabulary)
  const written = rules.filter(({ origin }) => drafts || origin.status === 'in-force')
  const policies = Object.fromEntries(
    written.map(({ id, cedar }) => {
      // The same words, typed more narrowly by Cedar than by whoever reads them.
      const text = engine.policyToText(cedar as Parameters<typeof engine.policyToText>[0])
      if (text.type === 'success') return [id, text.text]
      throw new Refusal('AGREEMENT_INVALID', id, {
        reason: `Cedar cannot write it: ${text.errors[0]?.message ?? 'no reason given'}`,
      })
    }),
  )
  const answer = engine.validate({ schema, policies: { staticPolicies: policies } })
  const faults =
    answer.type === 'failure'
      ? answer.errors.map(({ message }) => ({ rule: '', reason: message }))
      : [...answer.validationErrors, ...answer.validationWarnings].map(({ policyId, error }) => ({
          rule: policyId,
          reason: error.message,
        }))
  return { schema, policies, faults }
}
