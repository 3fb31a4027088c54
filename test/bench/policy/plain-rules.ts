import type { CompiledPolicy, PolicySource, Prohibition } from '@motlan/policy'

/** A rule in plain words, from which rules of other engines are made. `null` means any. */
export interface PlainRule extends PlainCircumstances {
  readonly id: string
  readonly permit: boolean
  readonly attributes: readonly string[]
  readonly require: readonly string[]
  readonly except: readonly PlainCircumstances[]
  readonly unless: readonly string[]
}

interface PlainCircumstances {
  readonly agencies: readonly string[] | null
  readonly purposes: readonly string[] | null
  readonly procedures: readonly string[] | null
  readonly relations: readonly string[] | null
}

/** The rules of a version that are in force on a day, word by word; their attributes are those the compiler means. */
export function plainRules(
  { source, rules, space }: CompiledPolicy,
  on: string,
): readonly PlainRule[] {
  const rows = rowsOf(source)
  return rules.flatMap(({ id, level, origin, attributes }) => {
    const row = rows.get(id)
    const { status, validity, bases } = origin
    const holds = ({ from, until }: { from: string; until?: string }) =>
      from <= on && (until === undefined || on < until)
    if (!row || status !== 'in-force' || !holds(validity)) return []
    if (level === 'grant' && !bases.some(holds)) return []
    const named = space.attributes.ids.filter(
      (_, at) => (((attributes[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1,
    )
    return [{ ...row, id, permit: level === 'grant', attributes: named }]
  })
}

function rowsOf({ agreements, guardrails = [] }: PolicySource) {
  const rows = new Map<string, Omit<PlainRule, 'id' | 'permit' | 'attributes'>>()
  for (const { id, consumer, grants, prohibitions = [] } of agreements) {
    for (const row of grants) {
      rows.set(`${id}/${row.id}`, {
        ...circumstances({ ...row, agencies: [consumer] }),
        require: row.require ?? [],
        except: [],
        unless: [],
      })
    }
    for (const row of prohibitions)
      rows.set(`${id}/${row.id}`, forbids({ ...row, agencies: [consumer] }))
  }
  for (const { id, prohibitions } of guardrails) {
    for (const row of prohibitions) rows.set(`${id}/${row.id}`, forbids(row))
  }
  return rows
}

function forbids(row: Prohibition) {
  return {
    ...circumstances(row),
    require: row.when ?? [],
    except: (row.except ?? []).map(circumstances),
    unless: row.unless ?? [],
  }
}

function circumstances(given: {
  readonly agencies?: readonly string[]
  readonly purposes?: readonly string[]
  readonly procedures?: readonly string[]
  readonly relations?: readonly string[]
}): PlainCircumstances {
  const { agencies = null, purposes = null, procedures = null, relations = null } = given
  return { agencies, purposes, procedures, relations }
}
