import type { Vocabulary } from '@motlan/kernel'
import { type Agreement, compilePolicy, type Policy } from '@motlan/policy'

const title = { vi: 'Đo tốc độ', en: 'Measurement' }
const validity = { from: '2020-01-01' }

/** A policy under which the agency `bench` may know everything of the subject it asks for, compiled like any other. */
export function benchPolicy(vocabulary: Vocabulary): Policy {
  const registries = [...new Set([...vocabulary.values()].map(({ source }) => source))]
  return compilePolicy({
    vocabulary,
    agreements: registries.map((provider) => agreementOf(provider, vocabulary)),
    catalog: {
      agencies: [{ id: 'bench', title }],
      purposes: [{ id: 'bench', title }],
      procedures: [],
      relations: ['self', 'parcel'].map((id) => ({ id, title })),
      legalBases: [{ id: 'LB-BENCH', law: 'bench', title, ...validity }],
    },
  })
}

function agreementOf(provider: string, vocabulary: Vocabulary): Agreement {
  const attributes = [...vocabulary.values()]
    .filter(({ source }) => source === provider)
    .map(({ name }) => name)
  return {
    id: `DSA-BENCH-${provider}`,
    file: 'bench',
    title,
    provider,
    consumer: 'bench',
    legalBasis: ['LB-BENCH'],
    owner: title,
    status: 'in-force',
    validity,
    reviewBy: '2099-01-01',
    grants: [{ id: 'r1', attributes, purposes: ['bench'], relations: ['self', 'parcel'] }],
  }
}
