import { expect, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'

// What is wrong is told with its place and its remedy: never a crash, never a silent permission.

const finance = 'agreements/tax-from-finance.dsa.yaml'
const religion = 'guardrails/religion-of-a-person.dsa.yaml'

interface Told {
  readonly severity: string
  readonly kind: string
  readonly file: string
  readonly at?: { readonly line: number; readonly text: string; readonly underline: string }
  readonly reason: string
}

async function findingsIn(folder: string): Promise<readonly Told[]> {
  const { out } = await policy('check', '--folder', folder, '--at', '2026-11-21', '--json')
  return (JSON.parse(out) as { findings: readonly Told[] }).findings
}

/** Every command that needs a policy refuses the folder, too, and says so in words. */
async function refusedEverywhere(folder: string): Promise<void> {
  for (const line of [['test'], ['prove'], ['diff', folder], ['matrix']]) {
    const { exit, err, out } = await policy(...line, '--folder', folder)
    expect([line[0], exit, out]).toEqual([line[0], 1, ''])
    expect(err).toMatch(/^AGREEMENT_INVALID [a-z]+\/.*\nwhat to do: /)
  }
}

/** The letters of a line that are underlined. */
function underlined({ at }: Told): string {
  const text = at?.text ?? ''
  return text.slice(at?.underline.indexOf('^'), at?.underline.length)
}

test('a prohibition that could err, and that Cedar would then skip, does not compile', async () => {
  const copy = copyOfAgreements()
  copy.edit(
    religion,
    'prohibitions:',
    'cedar: |\n  @id("c1") forbid (principal, action in Action::"Citizen.*", resource)\n  when { context.revoked };\nprohibitions:',
  )
  expect(await findingsIn(copy.folder)).toMatchObject([
    { severity: 'error', file: religion, reason: expect.stringContaining('outside the profile') },
  ])
  await refusedEverywhere(copy.folder)
})

test('Cedar that does not parse is underlined in its file, after Vietnamese text', async () => {
  const copy = copyOfAgreements()
  copy.edit(
    religion,
    'prohibitions:',
    'cedar: |\n  // Cơ quan thuế được đọc họ tên\n  @note("Điều 5") permit (principal, action, resource) when { context.x = 1 };\nprohibitions:',
  )
  const [found] = await findingsIn(copy.folder)
  expect(found).toMatchObject({ severity: 'error', file: religion })
  expect(found && underlined(found)).toBe('context.x')
})

test.each([
  [
    'a grant for everybody',
    'permit (principal, action, resource);',
    /without an id|names its attributes/,
  ],
  [
    'a grant in a guardrail',
    '@id("c1") permit (principal == Agency::"tax", action in Action::"Citizen.*", resource) when { context.purpose == Purpose::"tax-management" && context.relation == Relation::"self" };',
    /permit in a guardrail/,
  ],
  [
    'the clock',
    '@id("c1") forbid (principal, action in Action::"Citizen.*", resource) when { datetime("2026-01-01") < context.now };',
    /outside the profile/,
  ],
  [
    'a template',
    '@id("c1") forbid (principal == ?principal, action in Action::"Citizen.*", resource);',
    /template/,
  ],
  [
    'ten thousand brackets',
    `@id("c1") forbid (principal, action in Action::"Citizen.*", resource) when { ${'('.repeat(10_000)}true${')'.repeat(10_000)} };`,
    /too deeply/,
  ],
])('Cedar outside the profile is refused: %s', async (_what, cedar, reason) => {
  const copy = copyOfAgreements()
  copy.edit(religion, 'prohibitions:', `cedar: |\n  ${cedar}\nprohibitions:`)
  const found = await findingsIn(copy.folder)
  expect(found).toMatchObject([{ severity: 'error', file: religion }])
  expect(found[0]?.reason).toMatch(reason)
})

test('conditions that contradict each other are told: the rule never holds', async () => {
  const copy = copyOfAgreements()
  copy.edit(
    'agreements/health-facility-from-insurance.dsa.yaml',
    '  - id: work-and-money\n',
    '  - id: work-and-money\n    when: [emergency]\n    unless: [emergency]\n',
  )
  expect(await findingsIn(copy.folder)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ severity: 'warning', kind: 'dead' })]),
  )
})

test('two agreements of overlapping validity: what both say is told, and nobody gains anything', async () => {
  const copy = copyOfAgreements()
  const text = copy.read(finance)
  copy.write(
    'agreements/tax-from-finance-again.dsa.yaml',
    text
      .replace('id: tax-from-finance', 'id: tax-from-finance-again')
      .replace('2029-01-01', '2028-01-01'),
  )
  const kinds = (await findingsIn(copy.folder)).map(
    ({ kind, file, reason }) => `${kind} ${file} ${reason}`,
  )
  expect(kinds.join('\n')).toMatch(
    /^redundant agreements\/tax-from-finance-again\.dsa\.yaml .*tax-from-finance\//m,
  )
  const { exit, out } = await policy('diff', copy.folder, '--any')
  expect([exit, out]).toEqual([0, expect.stringMatching(/^equal: 0 gained, 0 lost/)])
})

test.each([
  ['an agreement', finance],
  ['a guardrail', religion],
  ['the catalogue', 'catalog/purposes.yaml'],
  ['a suite', 'tests/tax-from-finance.test.yaml'],
  ['a property', 'properties/own.yaml'],
])('a bomb of aliases, or of brackets, is refused in %s', async (_what, file) => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  const levels = names.map((name, index) => {
    const inner = index === 0 ? 'lol' : `*${names[index - 1]}`
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]`
  })
  for (const [bomb, reason] of [
    [levels.join('\n'), /aliases refer to each other too often/],
    [`id: ${'['.repeat(20_000)}`, /too deeply/],
  ] as const) {
    const copy = copyOfAgreements(['properties'])
    copy.write(file, bomb)
    const line = file.startsWith('tests') ? 'test' : file.startsWith('prop') ? 'prove' : 'matrix'
    const { exit, err } = await policy(line, '--folder', copy.folder)
    expect([exit, err.split(' ')[0]]).toEqual([1, 'AGREEMENT_INVALID'])
    expect(err).toMatch(reason)
    if (line !== 'matrix') continue
    expect(await findingsIn(copy.folder)).toMatchObject([
      { severity: 'error', file, reason: expect.stringMatching(reason) },
    ])
  }
})

test('five thousand rules in one file are decided; what is wrong with hundreds of them is told row by row', async () => {
  const copy = copyOfAgreements()
  const head = copy.read(finance).replace(/grants:[\s\S]*/, 'grants:\n')
  const attributes = [
    'Citizen.taxRegistration.status',
    'Citizen.hasTaxArrears',
    'Citizen.taxArrears',
  ]
  const rows = Array.from(
    { length: 5_000 },
    (_, at) =>
      `  - id: r${at}\n    purposes: [tax-management]\n    relations: [self]\n    attributes: [${attributes[at % 3]}]\n`,
  ).join('')
  copy.write(finance, head + rows)
  const asked = ['--agency', 'tax', '--purpose', 'tax-management', '--folder', copy.folder]
  expect((await policy('explain', 'Citizen.taxArrears', ...asked)).exit).toBe(0)
  expect((await policy('explain', 'Citizen.bankAccounts', ...asked)).exit).toBe(1)
  copy.write(finance, `${head}${rows}# ${'x'.repeat(1_000_000)}\n`)
  expect((await policy('explain', 'Citizen.taxArrears', ...asked)).err).toContain(
    'larger than 1 MB',
  )

  copy.write(finance, head + rows.slice(0, rows.indexOf('  - id: r300\n')))
  const redundant = (await findingsIn(copy.folder)).filter(
    ({ kind, file }) => kind === 'redundant' && file === finance,
  )
  expect(redundant.map(({ at }) => at?.text)).toEqual(
    Array.from({ length: 300 }, (_, at) => `  - id: r${at}`),
  )
})

test('names in a question: unknown ones are refused with what was meant', async () => {
  const known = ['--agency', 'tax', '--procedure', '1.002207']
  for (const [line, told] of [
    [['Citizen.birthName', '--agency', 'taxx', '--procedure', '1.002207'], /did you mean tax\?/],
    [['Citizen.birthName', '--agency', 't\u0430x', '--procedure', '1.002207'], /t\u0430x/],
    [
      ['Citizen.birthName', '--agency', 'tax', '--procedure', '1.002270'],
      /did you mean 1\.002207\?/,
    ],
    [['Citizen.brithName', ...known], /did you mean "?Citizen\.birthName/],
    [['Citizen.birthName', ...known, '--relation', 'spose'], /did you mean spouse\?/],
    [['Citizen.birthName', ...known, '--facts', 'open-csae'], /did you mean open-case\?/],
  ] as const) {
    const { exit, err, out } = await policy('explain', ...line)
    expect([exit === 0, out]).toEqual([false, ''])
    expect(err).toMatch(told)
    expect(err).not.toMatch(/INTERNAL/)
  }
})
