import type { Stretch } from './stretch.ts'

/** A stretch that looks like something else than it is, and what it is. */
export interface StrangeLetters extends Stretch {
  readonly reason: string
  readonly fix: string
}

/** Words that mix scripts, letters nobody sees, and letters whose diacritics stand apart: what looks right and is not. */
export function strangeLetters(source: string): readonly StrangeLetters[] {
  return [
    ...[...source.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }) => mixed(word, index)),
    ...[...source.matchAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g)].map(
      ({ 0: letter, index }) => ({
        offset: index,
        length: 1,
        reason: `an invisible character (${codeOf(letter)})`,
        fix: 'delete it',
      }),
    ),
    ...[...source.matchAll(/\p{L}\p{M}+/gu)]
      .filter(({ 0: letter }) => letter.normalize('NFC') !== letter)
      .map(({ 0: letter, index }) => ({
        offset: index,
        length: letter.length,
        reason: 'a letter and its diacritic are written as two characters (NFD)',
        fix: 'save the file in Unicode NFC; motlan policy fmt does it',
      })),
  ].toSorted((a, b) => a.offset - b.offset)
}

/** Vietnamese is written in Latin letters: one of another script among them is a look-alike. */
function mixed(word: string, index: number): readonly StrangeLetters[] {
  if (!/\p{Script=Latin}/u.test(word)) return []
  return [...word.matchAll(/[^\p{Script=Latin}\p{Script=Inherited}\p{Script=Common}]/gu)].map(
    ({ 0: letter, index: inside }) => ({
      offset: index + inside,
      length: letter.length,
      reason: `"${word}" mixes scripts: this letter (${codeOf(letter)}) only looks Latin`,
      fix: 'write the word in Latin letters throughout',
    }),
  )
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
