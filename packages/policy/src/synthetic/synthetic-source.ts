import type { Agreement, AgreementGrant, Guardrail, Prohibition } from '../agreement.ts'
import { chanceFrom, oneOf } from '../analysis/chance.ts'
import type { Catalog } from '../catalog.ts'
import type { PolicySource } from '../policy-source.ts'
import {
  type CatalogSize,
  countrySize,
  range,
  syntheticCatalog,
  syntheticRelations,
  syntheticVocabulary,
  title,
} from './synthetic-catalog.ts'
import { type RawRow, syntheticRows } from './synthetic-rows.ts'

/** What a made-up policy is like. */
export interface SyntheticOptions {
  /** Rows of agreements and guardrails together. */
  readonly rules: number
  readonly seed: number
  readonly size?: CatalogSize
  /** How many agreements also have a row in Cedar, with conditions no YAML can say: 0 to 1. */
  readonly inCedar?: number
}

/** A policy about no country, the same for the same seed: what benches measure and tests compare. */
export function syntheticSource({
  rules,
  seed,
  size = countrySize,
  inCedar = 0,
}: SyntheticOptions): PolicySource {
  const chance = chanceFrom(seed)
  const catalog = syntheticCatalog(size)
  const vocabulary = syntheticVocabulary(size)
  const registries = [...new Set([...vocabulary.values()].map(({ source }) => source))]
  const classes = [...vocabulary.values()].map(({ sensitivity }) => sensitivity)
  const strictest = classes.includes('sensitive') ? 'sensitive' : 'basic'
  const agreements: Agreement[] = []
  const guardrails: Guardrail[] = []
  const cedarRows: Record<string, RawRow['cedar'][]> = {}
  let rows = 0
  while (rows < rules) {
    const id = `dsa-${String(agreements.length + guardrails.length).padStart(5, '0')}`
    if (chance() < 0.12) {
      guardrails.push({ ...textOf(id, chance), prohibitions: [prohibition('g1', undefined)] })
      rows++
      continue
    }
    const provider = oneOf(registries, chance)
    const consumer = oneOf(catalog.agencies, chance).id
    const grants = range(Math.min(rules - rows, 1 + Math.floor(chance() * 5)), (index) =>
      grant(`r${index}`, provider),
    )
    rows += grants.length
    const forbids = rows < rules && chance() < 0.2
    if (forbids) rows++
    const raw =
      chance() < inCedar
        ? syntheticRows({ provider, consumer }, { catalog, vocabulary }, chance)
        : []
    if (raw.length > 0) cedarRows[id] = raw.map(({ cedar }) => cedar)
    agreements.push({
      ...textOf(id, chance),
      provider,
      consumer,
      grants,
      ...(forbids && { prohibitions: [prohibition('f1', provider)] }),
      ...(raw.length > 0 && { cedar: raw.map(({ text }) => text).join('\n') }),
    })
  }
  return { agreements, guardrails, catalog, vocabulary, cedarRows }

  function grant(id: string, provider: string): AgreementGrant {
    const aims = chance() < 0.6 ? purposesOf(catalog, chance) : proceduresOf(catalog, chance)
    const facts = catalog.facts ?? []
    return {
      id,
      attributes: attributesOf(provider),
      relations: some(syntheticRelations, 3, chance),
      ...aims,
      ...(chance() < 0.4 &&
        facts.length > 0 && { require: some(facts, 2, chance).map((fact) => fact.id) }),
    }
  }

  function prohibition(id: string, provider: string | undefined): Prohibition {
    const facts = (catalog.facts ?? []).map((fact) => fact.id)
    const guardrail = provider === undefined
    return {
      id,
      ...(guardrail && chance() < 0.3
        ? { sensitivities: [strictest] }
        : { attributes: attributesOf(provider) }),
      ...(guardrail &&
        chance() < 0.5 && { agencies: some(catalog.agencies, 4, chance).map((each) => each.id) }),
      ...(chance() < 0.4 && purposesOf(catalog, chance)),
      ...(chance() < 0.3 && { relations: some(syntheticRelations, 3, chance) }),
      ...(chance() < 0.3 && facts.length > 0 && { when: some(facts, 2, chance) }),
      ...(guardrail &&
        chance() < 0.6 && {
          except: [
            {
              agencies: some(catalog.agencies, 3, chance).map((each) => each.id),
              ...purposesOf(catalog, chance),
            },
          ],
        }),
      ...(chance() < 0.3 && facts.length > 0 && { unless: some(facts, 1, chance) }),
    }
  }

  function attributesOf(provider: string | undefined): readonly string[] {
    const held = [...vocabulary.values()].filter(
      ({ source }) => provider === undefined || source === provider,
    )
    return some(held, 3, chance).map(({ name }) => {
      const stem = name.slice(0, name.lastIndexOf('.'))
      const kind = chance()
      return kind < 0.4 ? name : kind < 0.8 ? stem : `${stem}.*`
    })
  }
}

function textOf(id: string, chance: () => number) {
  return {
    id,
    file: `synthetic/${id}.dsa.yaml`,
    title: title(id),
    legalBasis: chance() < 0.5 ? ['law-old', 'law-new'] : ['law-new'],
    owner: title('nobody'),
    status: chance() < 0.95 ? ('in-force' as const) : ('draft' as const),
    validity: chance() < 0.9 ? { from: '2026-01-01' } : { from: '2026-01-01', until: '2027-01-01' },
    reviewBy: '2027-01-01',
  }
}

function purposesOf({ purposes }: Catalog, chance: () => number) {
  return { purposes: some(purposes, 3, chance).map(({ id }) => id) }
}

function proceduresOf({ procedures }: Catalog, chance: () => number) {
  return { procedures: some(procedures, 4, chance).map(({ code }) => code) }
}

/** One to `most` of some values, each once. */
function some<Value>(
  values: readonly Value[],
  most: number,
  chance: () => number,
): readonly Value[] {
  const count = 1 + Math.floor(chance() * most)
  return [...new Set(range(count, () => oneOf(values, chance)))]
}
