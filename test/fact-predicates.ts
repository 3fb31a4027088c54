import { loadAgreements } from '@motlan/agreements'
import { oneSource, registries } from '@motlan/catalogue'
import { type CompiledPolicy, compilePolicy } from '@motlan/policy'
import { expect } from 'vitest'
import { today, type World } from './world.ts'

/** Who is insured, by the tables of the insurance registry. */
export const insuredSql = `select citizen_id as id from insured_person where 'PARTICIPATING' in (social_status, unemployment_status, health_status)`

/** The same facts, said once more to the tables of their registries. */
export const predicates: Readonly<Record<string, string>> = {
  minor: `select citizen_id as id from citizen
    where coalesce(date_of_death, '${today.toISOString().slice(0, 10)}') < date_of_birth + interval '18 years'`,
  deceased: 'select citizen_id as id from citizen where date_of_death is not null',
  'same-province': `select citizen_id as id from citizen where permanent_residence_province_code = '79'`,
  insured: insuredSql,
}

/** A version in which the police may know a name where this fact holds, and nobody knows anything else. */
export async function demanding(fact: string): Promise<CompiledPolicy> {
  const { agreements, ...loaded } = await loadAgreements()
  const [template] = agreements.filter(({ id }) => id === 'police-from-population')
  if (!template) throw new TypeError('the police have an agreement')
  const { prohibitions: _none, ...agreement } = template
  const attributes = ['Citizen.birthName.fullName']
  const name = {
    id: 'name',
    attributes,
    purposes: ['residence-registration'],
    relations: ['self'],
    require: [fact],
  }
  const only = { ...agreement, grants: [name] }
  return compilePolicy({
    ...loaded,
    agreements: [only],
    guardrails: [],
    vocabulary: oneSource(registries),
  })
}

/** Of whom a name is disclosed, a hundred at a time. */
export async function heldBy(
  world: World,
  ids: readonly string[],
  province: string,
): Promise<readonly string[]> {
  const held = new Set<string>()
  for (let from = 0; from < ids.length; from += 100) {
    world.forget()
    const some = ids.slice(from, from + 100)
    const query =
      'query ($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { birthName { fullName } } }'
    const asker = { agency: 'police', purpose: 'residence-registration', province }
    await world.ask({ ...asker, query, variables: { ids: some } })
    for (const { disclosures } of world.recorded)
      for (const { subjectId } of disclosures) held.add(subjectId)
    // As many statements for a hundred as for one: the facts, and the names of those for whom they hold.
    expect(world.statements.length).toBeLessThanOrEqual(2)
  }
  return ids.filter((id) => held.has(id))
}
