import type { CompiledPolicy } from '@motlan/policy'
import type { Region } from '@motlan/policy/analysis'
import { cedarOracle } from '@motlan/policy/cedar'
import { questionAsQuery } from './question-as-query.ts'
import { runnable } from './question-in-words.ts'

/** A region whose witness Cedar has been asked as well, under both versions. */
export interface ConfirmedRegion extends Region {
  readonly confirmed: boolean
  /** The witness as a GraphQL document, where registries lead to what it is about. */
  readonly query?: string
}

/** Asks Cedar itself each witness under both versions: what it does not confirm would be a fault of ours, and is told. */
export async function confirmed(
  regions: readonly Region[],
  before: CompiledPolicy,
  after: CompiledPolicy,
): Promise<readonly ConfirmedRegion[]> {
  const days = Map.groupBy(regions, ({ witness }) => witness.ask.on)
  const found: ConfirmedRegion[] = []
  for (const [on, own] of days) {
    const was = await cedarOracle(before, on, { slot: 'active', validate: false })
    const is = await cedarOracle(after, on, { slot: 'candidate', validate: false })
    for (const region of own) {
      const { ask, attribute } = region.witness
      const gained = !was(ask, attribute).permitted && is(ask, attribute).permitted
      const lost = was(ask, attribute).permitted && !is(ask, attribute).permitted
      const query = questionAsQuery(region.witness, after.source.vocabulary)
      found.push({
        ...region,
        confirmed: region.change === 'gained' ? gained : lost,
        ...(query !== undefined && { query }),
      })
    }
  }
  return found
}

/** A region for a person: who, what, when, by which rules, and a command that shows it. */
export function regionLines(region: ConfirmedRegion, after: string | undefined): readonly string[] {
  const { change, agency, aims, relations, attributes, facts, from, until, questions } = region
  const conditions = Object.entries(facts).map(([fact, holds]) => (holds ? fact : `not ${fact}`))
  const reasons = aims.map(({ procedure, purpose }) => procedure ?? purpose)
  return [
    `${change === 'gained' ? '+' : '-'} ${agency} ${change === 'gained' ? 'gains' : 'loses'} ${brief(attributes)}`,
    `    for ${brief(reasons)}; of ${brief(relations)}${conditions.length > 0 ? `; where ${conditions.join(' and ')}` : ''}; ${from || 'always'}${until ? ` until ${until}` : ''}; ${questions} questions`,
    `    rules: ${region.before.join(', ') || 'none'} -> ${region.after.join(', ') || 'none'}`,
    `    ${runnable(region.witness, after)}${region.confirmed ? '' : '   NOT CONFIRMED BY CEDAR'}`,
    ...(region.query === undefined ? [] : [`    ${region.query}`]),
  ]
}

function brief(names: readonly string[]): string {
  return names.length > 5
    ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
    : names.join(', ')
}
