import type { Policy } from '@motlan/policy'
import { countFields, type FieldCount } from './asked-fields.ts'
import { burdenOf } from './burden-of.ts'
import { type BurdenParameters, burdenParameters, parametersOn } from './burden-parameters.ts'
import type { Dictionary } from './dictionary.ts'
import { gapsIn } from './gaps.ts'
import type { LoadedProcedures } from './load-procedures.ts'
import { markdownTable } from './markdown-table.ts'
import type { Procedure } from './procedure.ts'
import { renderForm } from './render-form.ts'
import { allForms } from './variant-of.ts'

/** What the page is written from. */
export interface RenderedFrom {
  readonly loaded: LoadedProcedures
  readonly dictionary: Dictionary
  readonly policy: Policy
  readonly on: string
}

const head = `# Procedures

What each procedure asks, where every field comes from, and what it costs the applicant before and after. Generated from \`packages/procedures/procedures\`: \`pnpm generate\`.

A field is *filled* by a registry, a notice, a login or a rule; it is *asked* where only the applicant knows. Where a number is a range, it depends on the case. Time and money follow the Standard Cost Model, before on paper and after with everything known filled in, for the most that can be asked; money is the time at the hourly income and what is paid for travel, copies and post, without fees.`

/** The page \`docs/procedures.md\`. */
export function renderProcedures({ loaded, dictionary, policy, on }: RenderedFrom): string {
  const parameters = parametersOn(on)
  const forms = allForms(loaded.procedures)
  const rows = parameters ? forms.map((form) => summaryRow(form, parameters)) : []
  const gaps = forms.flatMap((form) => gapsIn(form, dictionary, policy, on))
  return `${[
    head,
    markdownTable(
      [
        ...['Code', 'Procedure', 'Fields', 'Filled', 'Asked'],
        ...['Minutes before', 'after', 'VND before', 'after', 'Saved'],
      ],
      rows,
    ),
    `Of the sandbox no registry holds these notices; the case receives them from whoever sends them: ${loaded.notices
      .map(({ title, sender, source }) => `${title.en} (${sender.en}; ${source})`)
      .join(', ')}.`,
    '## What no agreement opens',
    'A registry holds it, the form needs it, and the handling agency may not know it: the applicant is asked instead. The cost is one field typed in every case of a year.',
    markdownTable(
      ['Code', 'Agency', 'Attribute', 'Relation', 'Registry', 'Needed for', 'VND a year'],
      gaps.map((gap) => [
        ...[gap.code, gap.agency, gap.attribute, gap.relation, gap.registry],
        ...[gap.for.join(', '), vnd(gap.costPerYear)],
      ]),
    ),
    '## Parameters of the Standard Cost Model',
    markdownTable(
      ['Parameter', 'Unit', 'From', 'Low', 'Base', 'High', 'Source'],
      Object.entries(burdenParameters).flatMap(([name, { unit, source, values }]) =>
        values.map(({ from, value: { low, base, high } }) => [
          ...[name, unit, from, vnd(low), vnd(base), vnd(high), source],
        ]),
      ),
    ),
    ...loaded.procedures.map((procedure) => renderForm(procedure, dictionary, loaded.notices)),
  ].join('\n\n')}\n`
}

function summaryRow(form: Procedure, parameters: BurdenParameters): readonly string[] {
  const own = countFields(form)
  const member = countFields(form, 'member')
  const answered = { fields: own.asked.most + member.asked.most }
  const { before, after, saved } = burdenOf(form, answered, parameters)
  const minutes = (seconds: number) => String(Math.round(seconds / 60))
  const local = form.variant?.province ? ` (province ${form.variant.province})` : ''
  return [
    form.code,
    `${form.title.en}${local}`,
    perMember(String(own.fields), String(member.fields), member),
    perMember(filledOf(own), filledOf(member), member),
    perMember(askedOf(own), askedOf(member), member),
    minutes(before.base.seconds),
    minutes(after.base.seconds),
    vnd(before.base.cost),
    vnd(after.base.cost),
    `${Math.round((saved.base / before.base.cost) * 100)} %`,
  ]
}

function askedOf({ asked: { least, most } }: FieldCount): string {
  return range(least, most)
}

function filledOf({ fields, asked: { least, most } }: FieldCount): string {
  return range(fields - most, fields - least)
}

function range(least: number, most: number): string {
  return least === most ? String(least) : `${least}-${most}`
}

function perMember(form: string, member: string, { fields }: FieldCount): string {
  return fields === 0 ? form : `${form} + ${member} per member`
}

function vnd(amount: number): string {
  return amount.toLocaleString('en-US')
}
