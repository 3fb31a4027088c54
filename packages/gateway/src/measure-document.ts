import { Refusal } from '@motlan/kernel'
import { type FieldNode, Kind, type SelectionSetNode } from 'graphql'
import type { Fragments } from './fragments.ts'

/** How large a selection set is with every fragment written out. */
export interface Measure {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
  readonly directives: number
}

/** Measures selection sets, looking at each field as it is written. A fragment is measured once, however often it is spread. */
export function measurer(
  fragments: Fragments,
  look: (field: FieldNode) => void,
): (selectionSet: SelectionSetNode) => Measure {
  const measured = new Map<string, Measure | 'open'>()

  function measureFragment(name: string): Measure {
    const known = measured.get(name)
    if (known === 'open') {
      throw new Refusal('DOCUMENT_INVALID', name, { reason: 'the fragment contains itself' })
    }
    if (known) return known
    measured.set(name, 'open')
    const fragment = fragments.get(name)
    const measure = fragment ? measureAll(fragment.selectionSet) : nothing
    measured.set(name, measure)
    return measure
  }

  function measureAll({ selections }: SelectionSetNode): Measure {
    let { depth, fields, aliases, directives } = nothing
    for (const selection of selections) {
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measureAll(selection.selectionSet)
            : nothing
      const isField = selection.kind === Kind.FIELD
      if (isField) look(selection)
      depth = Math.max(depth, below.depth + (isField ? 1 : 0))
      fields += below.fields + (isField ? 1 : 0)
      aliases += below.aliases + (isField && selection.alias ? 1 : 0)
      directives += below.directives + (selection.directives?.length ?? 0)
    }
    return { depth, fields, aliases, directives }
  }

  return measureAll
}

const nothing: Measure = { depth: 0, fields: 0, aliases: 0, directives: 0 }

interface Place extends Map<string, Place> {}

/** How many fields stand on the root, and how many stand anywhere a second time, fragments written out. */
export function placesOf(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
): { readonly roots: number; readonly repeats: number } {
  const top: Place = new Map()
  let roots = 0
  let repeats = 0

  function walk({ selections }: SelectionSetNode, place: Place): void {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        if (fragment) walk(fragment.selectionSet, place)
        continue
      }
      const key = (selection.alias ?? selection.name).value
      const known = place.get(key)
      if (place === top) roots += 1
      if (known) repeats += 1
      const below = known ?? new Map()
      place.set(key, below)
      if (selection.selectionSet) walk(selection.selectionSet, below)
    }
  }

  walk(selectionSet, top)
  return { roots, repeats }
}
