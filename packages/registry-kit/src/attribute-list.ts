import type { Attribute, Sensitivity, Subject } from '@motlan/kernel'
import type { Described } from './definition.ts'
import type { AnyRegistry, AnySubject } from './erased-definition.ts'

const rank: readonly Sensitivity[] = ['public', 'basic', 'restricted', 'sensitive']

/** The attributes of a registry, one line each: catalogue, matrix, policy and ledger all read this. */
export function attributesOf(registry: AnyRegistry): readonly Attribute[] {
  return (Object.entries(registry.subjects) as [Subject, AnySubject][]).flatMap(
    ([subject, about]) => {
      const plain = leavesOf(registry.name, subject, subject, about)
      const nested = Object.entries({ ...about.groups, ...about.collections }).flatMap(
        ([name, nest]) => leavesOf(registry.name, subject, `${subject}.${name}`, nest),
      )
      const stored = [...plain, ...nested]
      return [...stored, ...derivedOf(registry.name, subject, about, stored)]
    },
  )
}

function leavesOf(
  source: string,
  subject: Subject,
  prefix: string,
  { attributes = {}, references = {} }: Pick<AnySubject, 'attributes' | 'references'>,
): Attribute[] {
  const described = (field: string, { sensitivity, meaning, legalItem }: Described) => ({
    name: `${prefix}.${field}`,
    subject,
    source,
    sensitivity,
    meaning,
    ...(legalItem && { legalItem }),
  })
  return [
    ...Object.entries(attributes).map(([field, attribute]) => ({
      ...described(field, attribute),
      type: attribute.type ?? attribute.enum ?? 'String',
    })),
    ...Object.entries(references).map(([field, reference]) => ({
      ...described(field, reference),
      type: reference.to,
      relation: reference.relation,
    })),
  ]
}

function derivedOf(
  source: string,
  subject: Subject,
  { derived = {} }: AnySubject,
  stored: readonly Attribute[],
): Attribute[] {
  return Object.entries(derived).map(([field, { type, from, meaning }]) => ({
    name: `${subject}.${field}`,
    subject,
    source,
    type,
    meaning,
    from,
    sensitivity:
      rank[Math.max(...from.map((name) => rank.indexOf(sensitivityOf(name, stored))))] ??
      'sensitive',
  }))
}

/** A source that does not exist counts as sensitive until `checkDefinition` has named it. */
function sensitivityOf(name: string, stored: readonly Attribute[]): Sensitivity {
  return stored.find((attribute) => attribute.name === name)?.sensitivity ?? 'sensitive'
}
