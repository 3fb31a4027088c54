import type { Attribute, Sensitivity, Subject, Vocabulary } from '@motlan/kernel'
import type { Catalog } from '../catalog.ts'

/** How large a made-up catalogue is. */
export interface CatalogSize {
  readonly agencies: number
  readonly purposes: number
  readonly procedures: number
  readonly attributes: number
  readonly facts: number
}

/** About what a country would have. */
export const countrySize: CatalogSize = {
  agencies: 24,
  purposes: 30,
  procedures: 120,
  attributes: 200,
  facts: 6,
}

export const syntheticRelations = ['self', 'spouse', 'child', 'parent', 'household', 'owner']

const registries = ['population', 'land', 'business', 'finance', 'insurance']
const subjects: readonly Subject[] = ['Citizen', 'Business', 'Parcel']
const classes: readonly Sensitivity[] = ['basic', 'basic', 'restricted', 'sensitive', 'public']

/** A made-up catalogue of this size: agencies, purposes, procedures and facts of no country. */
export function syntheticCatalog(size: CatalogSize): Catalog {
  const agencies = named('agency', size.agencies)
  const purposes = named('purpose', size.purposes)
  return {
    agencies,
    purposes,
    procedures: range(size.procedures, (index) => ({
      code: `1.${100000 + index * 37}`,
      title: title(`procedure ${index}`),
      purpose: purposes[index % size.purposes]?.id ?? '',
      agencies: agencies.map(({ id }) => id),
    })),
    relations: syntheticRelations.map((id) => ({ id, title: title(id) })),
    legalBases: [
      { id: 'law-old', law: '1', title: title('old'), from: '2020-01-01', until: '2026-07-01' },
      { id: 'law-new', law: '2', title: title('new'), from: '2026-07-01' },
    ],
    facts: range(size.facts, (index) => ({
      id: `fact-${index}`,
      title: title(`fact ${index}`),
      meaning: title(`fact ${index} holds`),
      tier: 'request' as const,
      resolver: `fact${index}`,
      maxAge: '0s',
    })),
  }
}

/** Made-up attributes, five to a group, groups shared out among registries and subjects. */
export function syntheticVocabulary({ attributes }: CatalogSize): Vocabulary {
  return new Map(
    range(attributes, (index): readonly [string, Attribute] => {
      const group = Math.floor(index / 5)
      const subject = subjects[group % subjects.length] ?? 'Citizen'
      const name = `${subject}.group${group}.part${index % 5}`
      return [
        name,
        {
          name,
          subject,
          source: registries[group % registries.length] ?? '',
          type: 'String',
          sensitivity: classes[group % classes.length] ?? 'basic',
          meaning: title(name),
        },
      ]
    }),
  )
}

export function title(text: string) {
  return { vi: text, en: text }
}

export function range<Value>(count: number, make: (index: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function named(kind: string, count: number) {
  return range(count, (index) => ({ id: `${kind}-${index}`, title: title(`${kind} ${index}`) }))
}
