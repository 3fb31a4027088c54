import { expect, test } from 'vitest'
import { copyOfAgreements, policy } from './broken-copy.ts'

const file = 'agreements/tax-from-finance.dsa.yaml'
const tax = ['--agency', 'tax', '--at', '2026-11-21'] as const
const deduction = [...tax, '--procedure', '1.002207'] as const

interface Answers {
  readonly answers: readonly {
    readonly attribute: string
    readonly verdict: string
    readonly deciding: readonly string[]
    readonly change?: readonly { part: string; fact?: string; outcome?: boolean }[]
    readonly sentence: { vi: string; en: string }
    readonly changeSentence?: { vi: string; en: string }
  }[]
}

test('what is permitted is told with its rule and article', async () => {
  const { exit, out } = await policy('explain', 'Citizen.taxRegistration.status', ...deduction)
  expect(exit).toBe(0)
  expect(out).toContain(
    'Được phép: Trạng thái mã số thuế. Theo tax-from-finance/deduction; căn cứ khoản 1 Điều 16',
  )
})

test('a refusal says the smallest change, and the change is permitted', async () => {
  const { exit, out } = await policy('explain', 'Citizen.incomeStatements.income', ...deduction)
  expect(exit).toBe(1)
  expect(out).toContain('Không được phép: Thu nhập chịu thuế')
  expect(out).toContain('Sẽ được phép nếu hỏi cho mục đích “Quản lý thuế” (tax-management).')
  expect(out).toContain('tax-from-finance/taxpayer: chỉ dùng cho tax-management')
  const asSaid = await policy(
    'explain',
    'Citizen.incomeStatements.income',
    ...tax,
    '--purpose',
    'tax-management',
  )
  expect(asSaid.exit).toBe(0)
  const english = await policy(
    'explain',
    'Citizen.taxDependants.relation',
    ...deduction,
    '--relation',
    'spouse',
    '--lang',
    'en',
  )
  expect(english.out).toContain(
    'It would be permitted if it is asked about the subject of the case (self).',
  )
})

test('the smallest change is found however many parts it has, and asking that way is permitted', async () => {
  const asked = ['Citizen.email', '--agency', 'employment-service', '--json'] as const
  const { out } = await policy('explain', ...asked, '--procedure', '1.001978')
  const { answers } = JSON.parse(out) as Answers
  const changes = answers[0]?.change ?? []
  expect(changes.map(({ part }) => part)).toEqual(['fact', 'fact', 'fact', 'aim'])
  const facts = changes.flatMap((each) =>
    each.part === 'fact' ? [`${each.fact}=${each.outcome}`] : [],
  )
  const again = [...asked, '--purpose', 'job-referral', '--facts', facts.join()] as const
  expect((await policy('explain', ...again)).exit).toBe(0)
  for (const one of facts) {
    const fewer = facts.filter((each) => each !== one).join()
    expect((await policy('explain', ...again.slice(0, -1), fewer)).exit).toBe(1)
  }
})

test('a fact that was not looked up is what it depends on', async () => {
  const copy = copyOfAgreements()
  copy.edit(file, '    relations: [self]\n', '    relations: [self]\n    require: [court-order]\n')
  const of = async (...more: string[]) =>
    policy(
      'explain',
      'Citizen.incomeStatements.year',
      ...deduction,
      '--folder',
      copy.folder,
      ...more,
    )
  expect((await of()).out).toContain('Còn tùy thuộc: ')
  expect((await of()).out).toContain('Sẽ được phép nếu xác minh được “')
  expect((await of('--facts', 'court-order')).exit).toBe(0)
  expect((await of('--facts', 'court-order=false')).out).toContain(
    '(court-order: không đúng như vậy)',
  )
  expect((await of('--facts', 'court-ordr')).err).toContain('did you mean court-order?')
  expect((await of('--facts', 'court-order=maybe')).exit).toBe(2)
})

test('what is forbidden names what forbids it, and no way round', async () => {
  const { exit, out } = await policy(
    'explain',
    'Citizen.dateOfBirth',
    '--json',
    '--agency',
    'statistics',
    '--purpose',
    'tax-management',
  )
  expect(exit).toBe(1)
  const { answers } = JSON.parse(out) as Answers
  expect(answers[0]).toMatchObject({
    verdict: 'refused',
    deciding: ['statistics-aggregates-only/nobody'],
  })
  expect(answers[0]?.change).toBeUndefined()
  expect(answers[0]?.sentence.vi).toContain(
    'Bị cấm: Ngày, tháng, năm sinh. Quy tắc cấm: statistics-aggregates-only/nobody.',
  )
})

test('a document says attributes and relations itself', async () => {
  const copy = copyOfAgreements()
  const query = `${copy.folder}/procedures/1.002207.graphql`
  const { exit, out } = await policy('explain', '--query', query, ...deduction, '--json')
  expect(exit).toBe(0)
  expect((JSON.parse(out) as Answers).answers.length).toBeGreaterThan(50)
  expect((await policy('explain', '--query', 'nowhere.graphql', ...deduction)).err).toContain(
    'CONFIGURATION_INVALID',
  )
})

test('a question with a part missing or misspelt is a usage error', async () => {
  expect((await policy('explain', 'Citizen.sex')).exit).toBe(2)
  expect((await policy('explain', 'Citizen.sex', '--agency', 'tax')).exit).toBe(2)
  expect((await policy('explain', ...deduction)).exit).toBe(2)
  expect((await policy('explain', 'Citizen.sexx', ...deduction)).err).toContain(
    'did you mean "Citizen.sex"?',
  )
  expect(
    (await policy('explain', 'Citizen.sex', ...deduction, '--relation', 'spose')).err,
  ).toContain('did you mean spouse?')
})

test('check tells rules that do nothing', async () => {
  const copy = copyOfAgreements()
  copy.edit(
    file,
    '  - id: transfer\n',
    '  - id: again\n    procedures: ["1.002207"]\n    relations: [self]\n    attributes: [Citizen.taxDependants]\n' +
      '  - id: forbidden\n    purposes: [tax-management]\n    relations: [self]\n    attributes: [Citizen.dependantClaims]\n  - id: transfer\n',
  )
  copy.write(
    file,
    `${copy.read(file)}prohibitions:\n  - id: none\n    relations: [self]\n    purposes: [tax-management]\n    attributes: [Citizen.dependantClaims]\n`,
  )
  const { out } = await policy('check', '--folder', copy.folder, '--at', '2026-11-21')
  expect(out).toContain(
    'warning redundant (grants.again): tax-from-finance/again changes no decision',
  )
  expect(out).toContain(
    'warning shadowed (grants.forbidden): tax-from-finance/forbidden permits nothing: all of it is forbidden (tax-from-finance/none)',
  )
})
