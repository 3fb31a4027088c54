/** Characters that the rows of one agreement may have in Cedar: a person wrote them. */
const longest = 200_000

/** Brackets within brackets: Cedar walks them one inside the other, and thousands of them would end its engine. */
const deepest = 50

/** Operators of one row, for the same reason: `a && b && c` is one inside the other, too. */
const mostOperators = 500

const tokens = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|;|[([{}\])]|&&|\|\||\bif\b|[-+*<>=!.]/gs

/** Why a text is not handed to Cedar at all; undefined where nothing speaks against it. */
export function beyondLimits(text: string): string | undefined {
  if (text.length > longest) return `it is longer than ${longest} characters`
  let depth = 0
  let operators = 0
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('"') || token.startsWith('//')) continue
    if (token === ';') {
      depth = 0
      operators = 0
    } else if ('([{'.includes(token)) depth++
    else if (')]}'.includes(token)) depth--
    else operators++
    if (depth > deepest) return 'a row is nested too deeply'
    if (operators > mostOperators) return `a row has more than ${mostOperators} operators`
  }
  return undefined
}
