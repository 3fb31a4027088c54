import type { Vocabulary } from '@motlan/kernel'
import type { Agreement, AgreementGrant } from './agreement.ts'
import { attributeFaults } from './attribute-faults.ts'
import { attributesMeant } from './attributes-meant.ts'
import type { Catalog } from './catalog.ts'
import { circumstanceFaults, factFaults } from './circumstance-faults.ts'
import type { At, Fault } from './fault.ts'
import { consentFact } from './space.ts'

/** Everything that is wrong with one grant of an agreement. */
export function grantFaults(
  grant: AgreementGrant,
  { file, provider, consumer }: Agreement,
  catalog: Catalog,
  vocabulary: Vocabulary,
): readonly Fault[] {
  const at: At = (place) => ({ file, place: `grants.${grant.id}.${place}` })
  return [
    ...attributeFaults(grant.attributes, at, provider, vocabulary),
    ...circumstanceFaults(grant, at, catalog),
    ...procedureFaults(grant, at, consumer, catalog),
    ...purposeFaults(grant, at, catalog),
    ...factFaults(grant.require, 'require', at, catalog),
    ...consentFaults(grant, at, { provider, consumer }, catalog, vocabulary),
  ]
}

function procedureFaults(
  { procedures = [] }: AgreementGrant,
  at: At,
  consumer: string,
  catalog: Catalog,
): readonly Fault[] {
  return procedures
    .filter((code) =>
      catalog.procedures.some((each) => each.code === code && !each.agencies.includes(consumer)),
    )
    .map((code) => ({
      ...at('procedures'),
      reason: `procedure ${code} is not handled by ${consumer}`,
      fix: `remove it, or name ${consumer} under its agencies in catalog/procedures.yaml`,
    }))
}

function purposeFaults(
  { procedures, purposes }: AgreementGrant,
  at: At,
  catalog: Catalog,
): readonly Fault[] {
  if (procedures === undefined && purposes === undefined) {
    return [
      {
        ...at('purposes'),
        reason: 'it names neither a procedure nor a purpose',
        fix: 'name what the attributes are needed for: nothing is granted for no reason',
      },
    ]
  }
  return catalog.procedures
    .filter(
      ({ code, purpose }) => procedures?.includes(code) && purposes && !purposes.includes(purpose),
    )
    .map(({ code, purpose }) => ({
      ...at('purposes'),
      reason: `procedure ${code} serves ${purpose}, so this grant never holds for it`,
      fix: `add ${purpose}, or leave the purposes out: a procedure brings its own`,
    }))
}

/** Consent that does not reach what a grant hands out on the strength of it. */
function consentFaults(
  { attributes, require = [], purposes = [], procedures = [] }: AgreementGrant,
  at: At,
  { provider, consumer }: Pick<Agreement, 'provider' | 'consumer'>,
  { consentScopes = [], procedures: known }: Catalog,
  vocabulary: Vocabulary,
): readonly Fault[] {
  const served = known.filter(({ code }) => procedures.includes(code))
  const aims = [...purposes, ...served.map(({ purpose }) => purpose)]
  return consentScopes
    .filter(({ id }) => require.includes(consentFact(id)))
    .flatMap((scope) => {
      const covered = new Set(
        scope.attributes.flatMap((name) => attributesMeant(name, undefined, vocabulary)),
      )
      const beyond = attributes
        .flatMap((name) => attributesMeant(name, provider, vocabulary))
        .find((name) => !covered.has(name))
      const aim = aims.find((purpose) => !scope.purposes.includes(purpose))
      const fault = (what: string) => ({
        ...at('require'),
        reason: `consent to ${scope.id} does not cover ${what}`,
        fix: 'grant it without this consent in a row of its own, or widen the scope in catalog/consent-scopes.yaml',
      })
      return [
        ...(scope.agencies.includes(consumer) ? [] : [fault(`the agency ${consumer}`)]),
        ...(beyond === undefined ? [] : [fault(beyond)]),
        ...(aim === undefined ? [] : [fault(`the purpose ${aim}`)]),
      ]
    })
}
