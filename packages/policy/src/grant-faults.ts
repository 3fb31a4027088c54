import type { Vocabulary } from '@motlan/kernel'
import type { Agreement, AgreementGrant } from './agreement.ts'
import { attributesMeant, namesKnown } from './attributes-meant.ts'
import type { Catalog } from './catalog.ts'
import { type Fault, suggestion, unknown } from './fault.ts'

/** Everything that is wrong with one grant of an agreement. */
export function grantFaults(
  grant: AgreementGrant,
  index: number,
  { file, provider, consumer, grants }: Agreement,
  catalog: Catalog,
  vocabulary: Vocabulary,
): readonly Fault[] {
  const at = (place: string) => ({ file, place: `grants.${grant.id}.${place}` })
  return [
    ...(grants.findIndex(({ id }) => id === grant.id) === index ? [] : [sameId(file, grant.id)]),
    ...grant.attributes
      .filter((name) => attributesMeant(name, provider, vocabulary).length === 0)
      .map((name) => ({ ...at('attributes'), ...attributeFault(name, provider, vocabulary) })),
    ...relationFaults(grant, at, catalog),
    ...procedureFaults(grant, at, consumer, catalog),
    ...purposeFaults(grant, at, catalog),
  ]
}

type At = (place: string) => Pick<Fault, 'file' | 'place'>

function sameId(file: string, id: string): Fault {
  return {
    file,
    place: `grants.${id}`,
    reason: `two grants have the id "${id}"`,
    fix: 'give each grant of an agreement an id of its own',
  }
}

function attributeFault(
  name: string,
  provider: string,
  vocabulary: Vocabulary,
): Pick<Fault, 'reason' | 'fix'> {
  const elsewhere = vocabulary.get(name)
  if (elsewhere) {
    return {
      reason: `"${name}" is held by the registry ${elsewhere.source}, not by ${provider}`,
      fix: `move it to an agreement whose provider is ${elsewhere.source}`,
    }
  }
  return {
    reason: `"${name}" is no attribute of the registry ${provider}`,
    fix: suggestion(
      name,
      namesKnown(provider, vocabulary),
      `see docs/catalogue.md for the attributes of ${provider}`,
    ),
  }
}

function relationFaults({ relations }: AgreementGrant, at: At, catalog: Catalog): Fault[] {
  const known = catalog.relations.map(({ id }) => id)
  return relations
    .flatMap((relation) => relation.split('.'))
    .filter((step) => !known.includes(step))
    .map((given) => unknown(at('relations'), { kind: 'relation', given, known }))
}

function procedureFaults(
  { procedures = [] }: AgreementGrant,
  at: At,
  consumer: string,
  catalog: Catalog,
): Fault[] {
  return procedures.flatMap((code) => {
    const procedure = catalog.procedures.find((each) => each.code === code)
    if (!procedure) {
      const known = catalog.procedures.map((each) => each.code)
      return [unknown(at('procedures'), { kind: 'procedure', given: code, known })]
    }
    if (procedure.agencies.includes(consumer)) return []
    return [
      {
        ...at('procedures'),
        reason: `procedure ${code} is not handled by ${consumer}`,
        fix: `remove it, or name ${consumer} under its agencies in catalog/procedures.yaml`,
      },
    ]
  })
}

function purposeFaults(
  { procedures, purposes }: AgreementGrant,
  at: At,
  catalog: Catalog,
): Fault[] {
  if (procedures === undefined && purposes === undefined) {
    return [
      {
        ...at('purposes'),
        reason: 'it names neither a procedure nor a purpose',
        fix: 'name what the attributes are needed for: nothing is granted for no reason',
      },
    ]
  }
  const known = catalog.purposes.map(({ id }) => id)
  const never = catalog.procedures.filter(
    ({ code, purpose }) => procedures?.includes(code) && purposes && !purposes.includes(purpose),
  )
  return [
    ...(purposes ?? [])
      .filter((id) => !known.includes(id))
      .map((given) => unknown(at('purposes'), { kind: 'purpose', given, known })),
    ...never.map(({ code, purpose }) => ({
      ...at('purposes'),
      reason: `procedure ${code} serves ${purpose}, so this grant never holds for it`,
      fix: `add ${purpose}, or leave the purposes out: a procedure brings its own`,
    })),
  ]
}
