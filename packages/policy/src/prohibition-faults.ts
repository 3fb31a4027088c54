import type { Vocabulary } from '@motlan/kernel'
import type { Prohibition } from './agreement.ts'
import { attributeFaults } from './attribute-faults.ts'
import { prohibitedAmong } from './attributes-meant.ts'
import type { Catalog } from './catalog.ts'
import { circumstanceFaults, factFaults } from './circumstance-faults.ts'
import { type At, type Fault, unknown } from './fault.ts'

/** Everything that is wrong with one prohibition; `parties` are those of the agreement it stands in, a guardrail has none. */
export function prohibitionFaults(
  prohibition: Prohibition,
  file: string,
  parties: { readonly provider: string; readonly consumer: string } | undefined,
  catalog: Catalog,
  vocabulary: Vocabulary,
): readonly Fault[] {
  const { attributes = [], sensitivities = [], when, unless, except = [] } = prohibition
  const at: At = (place) => ({ file, place: `prohibitions.${prohibition.id}.${place}` })
  const provider = parties?.provider
  const known = new Set([...vocabulary.values()].map(({ sensitivity }) => `${sensitivity}`))
  return [
    ...attributeFaults(attributes, at, provider, vocabulary),
    ...sensitivities
      .filter((id) => !known.has(id))
      .map((given) => unknown(at('sensitivities'), { kind: 'sensitivity class', given, known })),
    ...emptyFaults(prohibition, at, provider, vocabulary),
    ...circumstanceFaults(prohibition, at, catalog),
    ...agencyFaults(prohibition, at, parties?.consumer),
    ...except.flatMap((each, index) => {
      const inside: At = (place) => at(`except[${index}].${place}`)
      return [
        ...circumstanceFaults(each, inside, catalog),
        ...(Object.values(each).length > 0 ? [] : [emptyExcept(at(`except[${index}]`))]),
      ]
    }),
    ...factFaults(when, 'when', at, catalog),
    ...factFaults(unless, 'unless', at, catalog),
  ]
}

function emptyExcept(at: Pick<Fault, 'file' | 'place'>): Fault {
  return {
    ...at,
    reason: 'it excepts everybody, so nothing is forbidden',
    fix: 'name the agencies, purposes, procedures or relations that are excepted',
  }
}

function emptyFaults(
  { attributes, sensitivities }: Prohibition,
  at: At,
  provider: string | undefined,
  vocabulary: Vocabulary,
): readonly Fault[] {
  if (attributes === undefined && sensitivities === undefined) {
    return [
      {
        ...at('attributes'),
        reason: 'it names neither attributes nor sensitivity classes',
        fix: 'name what is forbidden',
      },
    ]
  }
  // Names that mean nothing have been told already.
  if (sensitivities === undefined) return []
  if (prohibitedAmong(attributes, sensitivities, provider, vocabulary).length > 0) return []
  const classes = sensitivities.join(' or ')
  const [place, reason] = attributes
    ? ['attributes', `no attribute it names is ${classes}`]
    : ['sensitivities', `no attribute of ${provider ?? 'any registry'} is ${classes}`]
  return [{ ...at(place), reason, fix: 'leave the sensitivities out, or name other attributes' }]
}

/** In an agreement a prohibition is about the consumer; only a guardrail chooses. */
function agencyFaults(
  { agencies }: Prohibition,
  at: At,
  consumer: string | undefined,
): readonly Fault[] {
  if (agencies === undefined || consumer === undefined) return []
  return [
    {
      ...at('agencies'),
      reason: `a prohibition of an agreement is about its consumer, ${consumer}`,
      fix: 'leave the agencies out, or write a guardrail',
    },
  ]
}
