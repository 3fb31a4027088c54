import type { Vocabulary } from '@motlan/kernel'
import type { Agreement } from './agreement.ts'
import type { Catalog } from './catalog.ts'
import { catalogFaults } from './catalog-faults.ts'
import { type Fault, unknown } from './fault.ts'
import { grantFaults } from './grant-faults.ts'
import { overlap } from './in-force.ts'

/** Everything that agreements, whatever their status, are compiled from. */
export interface PolicySource {
  readonly agreements: readonly Agreement[]
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
}

/** Everything that is wrong with agreements and catalogue, drafts included; a policy is compiled only where this is empty. */
export function agreementFaults({
  agreements,
  catalog,
  vocabulary,
}: PolicySource): readonly Fault[] {
  const firstWith = new Map<string, string>()
  return [
    ...catalogFaults(catalog),
    ...agreements.flatMap((agreement) => {
      const first = firstWith.get(agreement.id)
      firstWith.set(agreement.id, first ?? agreement.file)
      return [
        ...(first === undefined ? [] : [sameId(agreement, first)]),
        ...partyFaults(agreement, catalog, vocabulary),
        ...dateFaults(agreement, catalog),
        ...agreement.grants.flatMap((grant, index) =>
          grantFaults(grant, index, agreement, catalog, vocabulary),
        ),
      ]
    }),
  ]
}

function sameId({ file, id }: Agreement, first: string): Fault {
  return {
    file,
    place: 'id',
    reason: `the agreement id "${id}" is also used by ${first}`,
    fix: 'give each agreement an id of its own',
  }
}

function partyFaults(
  { file, provider, consumer, legalBasis }: Agreement,
  catalog: Catalog,
  vocabulary: Vocabulary,
): Fault[] {
  const at = (place: string) => ({ file, place })
  const agencies = catalog.agencies.map(({ id }) => id)
  const registries = new Set([...vocabulary.values()].map(({ source }) => source))
  const bases = catalog.legalBases.map(({ id }) => id)
  return [
    ...(registries.has(provider)
      ? []
      : [unknown(at('provider'), { kind: 'registry', given: provider, known: registries })]),
    ...(agencies.includes(consumer)
      ? []
      : [unknown(at('consumer'), { kind: 'agency', given: consumer, known: agencies })]),
    ...legalBasis
      .filter((id) => !bases.includes(id))
      .map((given) => unknown(at('legalBasis'), { kind: 'legal basis', given, known: bases })),
  ]
}

function dateFaults({ file, validity, legalBasis }: Agreement, catalog: Catalog): Fault[] {
  if (validity.until !== undefined && validity.until <= validity.from) {
    return [
      {
        file,
        place: 'validity',
        reason: 'it ends before it begins',
        fix: 'give an `until` after `from`: the first day on which the agreement no longer holds',
      },
    ]
  }
  const cited = catalog.legalBases.filter(({ id }) => legalBasis.includes(id))
  if (cited.length === 0 || cited.some((basis) => overlap(basis, validity))) return []
  return [
    {
      file,
      place: 'legalBasis',
      reason: 'no legal basis it names is in force on any day of its validity',
      fix: 'name a basis in force, or correct the dates',
    },
  ]
}
