import type { Vocabulary } from '@motlan/kernel'
import type { Agreement, LegalText } from './agreement.ts'
import type { Catalog } from './catalog.ts'
import { catalogFaults } from './catalog-faults.ts'
import { type Fault, unknown } from './fault.ts'
import { grantFaults } from './grant-faults.ts'
import { overlap } from './in-force.ts'
import type { PolicySource } from './policy-source.ts'
import { prohibitionFaults } from './prohibition-faults.ts'

/** Everything that is wrong with agreements, guardrails and catalogue, drafts included; a policy is compiled only where this is empty. */
export function agreementFaults(source: PolicySource): readonly Fault[] {
  const { agreements, guardrails = [], catalog, vocabulary } = source
  const firstWith = new Map<string, string>()
  const textFaults = (text: LegalText): readonly Fault[] => {
    const first = firstWith.get(text.id)
    firstWith.set(text.id, first ?? text.file)
    return [
      ...(first === undefined ? [] : [sameId(text, first)]),
      ...basisFaults(text, catalog),
      ...dateFaults(text, catalog),
      ...rowIdFaults(text),
    ]
  }
  return [
    ...catalogFaults(catalog, vocabulary),
    ...agreements.flatMap((agreement) => [
      ...textFaults(agreement),
      ...partyFaults(agreement, catalog, vocabulary),
      ...agreement.grants.flatMap((grant) => grantFaults(grant, agreement, catalog, vocabulary)),
      ...(agreement.prohibitions ?? []).flatMap((each) =>
        prohibitionFaults(each, agreement.file, agreement, catalog, vocabulary),
      ),
    ]),
    ...guardrails.flatMap((guardrail) => [
      ...textFaults(guardrail),
      ...guardrail.prohibitions.flatMap((each) =>
        prohibitionFaults(each, guardrail.file, undefined, catalog, vocabulary),
      ),
    ]),
  ]
}

function sameId({ file, id }: LegalText, first: string): Fault {
  return {
    file,
    place: 'id',
    reason: `the agreement id "${id}" is also used by ${first}`,
    fix: 'give each agreement and each guardrail an id of its own',
  }
}

/** Rules are cited by `<agreement>/<row>`: grants and prohibitions of one text share their ids. */
function rowIdFaults(text: LegalText): readonly Fault[] {
  const { grants = [], prohibitions = [] } = text as Partial<Agreement> // A guardrail has no grants.
  const rows = [
    ...grants.map(({ id }) => ({ id, kind: 'grants' })),
    ...prohibitions.map(({ id }) => ({ id, kind: 'prohibitions' })),
  ]
  const seen = new Set<string>()
  return rows
    .filter(({ id }) => seen.size === seen.add(id).size)
    .map(({ id, kind }) => ({
      file: text.file,
      place: `${kind}.${id}`,
      reason: `two rows have the id "${id}"`,
      fix: 'give each row of an agreement an id of its own',
    }))
}

function partyFaults(
  { file, provider, consumer }: Agreement,
  catalog: Catalog,
  vocabulary: Vocabulary,
): readonly Fault[] {
  const at = (place: string) => ({ file, place })
  const agencies = catalog.agencies.map(({ id }) => id)
  const registries = new Set([...vocabulary.values()].map(({ source }) => source))
  return [
    ...(registries.has(provider)
      ? []
      : [unknown(at('provider'), { kind: 'registry', given: provider, known: registries })]),
    ...(agencies.includes(consumer)
      ? []
      : [unknown(at('consumer'), { kind: 'agency', given: consumer, known: agencies })]),
  ]
}

function basisFaults({ file, legalBasis }: LegalText, catalog: Catalog): readonly Fault[] {
  const known = catalog.legalBases.map(({ id }) => id)
  return legalBasis
    .filter((id) => !known.includes(id))
    .map((given) => unknown({ file, place: 'legalBasis' }, { kind: 'legal basis', given, known }))
}

function dateFaults({ file, validity, legalBasis }: LegalText, catalog: Catalog): readonly Fault[] {
  if (validity.until !== undefined && validity.until <= validity.from) {
    return [
      {
        file,
        place: 'validity',
        reason: 'it ends before it begins',
        fix: 'give an `until` after `from`: the first day on which it no longer holds',
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
