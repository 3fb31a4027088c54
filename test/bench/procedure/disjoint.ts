import type { Story } from '../../cases/play.ts'

/** Stories in which nobody acts twice, of all procedures in turn: whoever dies in one founds no company in another. */
export function disjoint(
  byProcedure: Readonly<Record<string, readonly Story[]>>,
  count: number,
): readonly { readonly procedure: string; readonly story: Story }[] {
  const acting = new Set<string>()
  const chosen: { readonly procedure: string; readonly story: Story }[] = []
  const left = Object.entries(byProcedure).map(([procedure, stories]) => ({
    procedure,
    stories: [...stories],
    found: 0,
  }))
  while (left.some(({ stories, found }) => stories.length > 0 && found < count)) {
    for (const kind of left) {
      while (kind.found < count && kind.stories.length > 0) {
        const story = kind.stories.shift()
        if (!story) break
        const people = peopleIn(story)
        if (people.some((id) => acting.has(id))) continue
        for (const id of people) acting.add(id)
        chosen.push({ procedure: kind.procedure, story })
        kind.found += 1
        break
      }
    }
  }
  return chosen
}

/** Every citizen ID that a story names. */
function peopleIn(story: Story): readonly string[] {
  return [...new Set(JSON.stringify(story).match(/(?<=")9\d{11}(?=")/g) ?? [])]
}
