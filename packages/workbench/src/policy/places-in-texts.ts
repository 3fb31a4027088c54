import { type Locate, locateIn, type ShownStretch, type Stretch, showIn } from '@motlan/agreements'
import type { Finding } from './finding.ts'

/** Where something is in the text of a file, if it is anywhere in particular. */
export type Show = (file: string, place: string, value?: string) => Pick<Finding, 'at' | 'place'>

/** Where findings are, in the texts of a folder. */
export interface PlacesInTexts {
  /** By the names that authors gave: `grants.income.attributes`. */
  readonly named: Show
  /** By looking for it in the text; nowhere in particular where the file has no text or it is not found. */
  readonly found: (
    file: string,
    find: (text: string, locate: Locate) => Stretch | undefined,
  ) => Pick<Finding, 'at'>
}

/** Finds places in texts; each text is taken apart once, and only if something in it is looked for. */
export function placesInTexts(texts: ReadonlyMap<string, string>): PlacesInTexts {
  const read = new Map<string, ReadText>()
  const textOf = (file: string): ReadText | undefined => {
    const text = texts.get(file)
    if (text === undefined) return undefined
    const known = read.get(file) ?? { text, show: showIn(text), locate: locateIn(text) }
    read.set(file, known)
    return known
  }
  return {
    named: (file, place, value) => {
      const known = textOf(file)
      return known ? { place, at: known.show(known.locate(place, value)) } : { place }
    },
    found: (file, find) => {
      const known = textOf(file)
      const stretch = known && find(known.text, known.locate)
      return stretch ? { at: known.show(stretch) } : {}
    },
  }
}

interface ReadText {
  readonly text: string
  readonly show: (stretch: Stretch) => ShownStretch
  readonly locate: Locate
}
