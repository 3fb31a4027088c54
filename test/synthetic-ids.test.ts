import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseBusinessId, parseCitizenId } from '@motlan/kernel'
import { describe, expect, test } from 'vitest'

const root = new URL('../', import.meta.url)

/** Where real prefixes may stand: format tests whose random part is zeros, and the worked example of the circular. */
const allowed = /^0\d{11}$/
const workedExample = '0100047516'
const formatTests = ['packages/kernel/test/', 'test/synthetic-ids.test.ts']

describe('a number in the tree that could be a living person or a real business', () => {
  test.each(textFiles())('%s has none', (file) => {
    expect(livingIn(file, readFileSync(new URL(file, root), 'utf8'))).toEqual([])
  })

  test('is found where one is planted', () => {
    // Put together here, so that the test does not find itself.
    const person = ['0012', '0412', '3456'].join('')
    const business = Array.from({ length: 10 }, (_, digit) => `010000012${digit}`).find(
      (id) => parseBusinessId(id).ok,
    )
    expect(livingIn('docs/x.md', `ID ${person}, tax code ${business}`)).toEqual([person, business])
    expect(livingIn('packages/kernel/test/x.ts', `'${person}'`)).toEqual([person])
  })
})

/** Citizen and business IDs in a text that are valid outside the sandbox. */
function livingIn(file: string, text: string): readonly string[] {
  const people = numbersOf(text, 12).filter((id) => parseCitizenId(id, { sandbox: false }).ok)
  const businesses = numbersOf(text, 10).filter(
    (id) => !/^9[89]/.test(id) && id.startsWith('0') && parseBusinessId(id).ok,
  )
  const isFormatTest = formatTests.some((folder) => file.startsWith(folder))
  return [...people, ...businesses].filter(
    (id) =>
      !(isFormatTest && (id === workedExample || (allowed.test(id) && id.endsWith('000000')))),
  )
}

function numbersOf(text: string, length: number): readonly string[] {
  return [
    ...text.matchAll(new RegExp(`(?<![0-9A-Za-z.])[0-9]{${length}}(?![0-9A-Za-z.])`, 'g')),
  ].map(([number]) => number)
}

function textFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed
    .split('\n')
    .filter((file) => /\.(ts|tsx|md|ya?ml|json|sql|graphql|html|css|cff)$/.test(file))
    .filter((file) => !/pnpm-lock|\/results\/|node_modules/.test(file))
}
