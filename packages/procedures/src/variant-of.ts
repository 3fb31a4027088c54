import { Refusal } from '@motlan/kernel'
import { type Condition, inVariant } from './condition.ts'
import { keptFor } from './kept.ts'
import { factsUsed } from './names-used.ts'
import type { Procedure, Variant } from './procedure.ts'

/** The procedure of a code as one form: of a province where that has one of its own, with nothing in it that belongs to another variant. */
export function variantOf(
  procedures: readonly Procedure[],
  code: string,
  { province }: { readonly province?: string | undefined } = {},
): Procedure {
  for (const procedure of procedures) {
    const own = procedure.variants.filter((variant) => variant.code === code)
    const local = own.find(
      (variant) => variant.province !== undefined && variant.province === province,
    )
    const chosen = local ?? own.find((variant) => variant.province === undefined)
    if (chosen) return inForm(procedure, chosen)
  }
  throw new Refusal('PROCEDURE_UNKNOWN', code, {
    reason: 'no procedure of packages/procedures has this code',
  })
}

/** Every form of every procedure. */
export function allForms(procedures: readonly Procedure[]): readonly Procedure[] {
  return procedures.flatMap((procedure) =>
    procedure.variants.map((variant) => inForm(procedure, variant)),
  )
}

/** The same object for the same form: what is worked out of a form is kept under it. */
const inForm = keptFor(madeForm)

/** Takes out whatever belongs to other variants, and the facts that nothing needs any more. */
function madeForm(procedure: Procedure, variant: Variant): Procedure {
  const applies = ({ when }: { readonly when?: Condition }) => inVariant(when, variant.id) !== false
  const roles = Object.entries(procedure.roles).map(([name, role]) => [
    name,
    { ...role, filledBy: role.filledBy.filter(applies) },
  ])
  const chosen: Procedure = {
    ...procedure,
    code: variant.code,
    title: variant.title,
    variant,
    agencies: variant.agencies ?? procedure.agencies,
    legalBases: variant.legalBases ?? procedure.legalBases,
    roles: Object.fromEntries(roles),
    fields: procedure.fields.filter(applies),
    requirements: procedure.requirements.filter(applies),
    effects: procedure.effects.filter(applies),
  }
  const used = factsUsed(chosen)
  const facts = Object.entries(procedure.facts).filter(([name]) => used.has(name))
  return { ...chosen, facts: Object.fromEntries(facts) }
}
