import type { Question } from '@motlan/policy/analysis'

/** A question as a command that asks it: what a witness or a counterexample is printed as. */
export function runnable({ ask, attribute }: Question, folder?: string): string {
  const { agency, procedure, purpose, relation, on, facts } = ask
  const known = Object.entries(facts).map(([fact, holds]) => (holds ? fact : `${fact}=false`))
  return [
    'pnpm motlan policy explain',
    attribute,
    `--agency ${agency}`,
    procedure === undefined ? `--purpose ${purpose}` : `--procedure ${procedure}`,
    `--relation ${relation}`,
    `--at ${on}`,
    ...(known.length > 0 ? [`--facts ${known.join(',')}`] : []),
    ...(folder === undefined ? [] : [`--folder ${folder}`]),
  ].join(' ')
}
