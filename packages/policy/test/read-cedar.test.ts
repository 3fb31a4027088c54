import { describe, expect, it } from 'vitest'
import { readCedar } from '../src/cedar.ts'
import { type Ask, compilePolicy, type PolicySource } from '../src/index.ts'
import { agreement, grant, guardrail, sourceOf } from './example.ts'

const ask: Ask = {
  agency: 'tax',
  procedure: '1.002207',
  purpose: 'deduction',
  relation: 'self',
  on: '2026-03-01',
}

/** The example with rows in Cedar, read as a loader would read them. */
async function withCedar(cedar: string): Promise<PolicySource> {
  const source = sourceOf(agreement({ grants: [], cedar }))
  return { ...source, cedarRows: await readCedar(source.agreements) }
}

const grantIn = (condition: string, more = '') => `@id("r9")
permit (
  principal == Agency::"tax",
  action in [Action::"Citizen.dateOfBirth", Action::"population:Citizen.birthName.*"],
  resource
) when { ${condition} } ${more};`

const sound = `context.purpose == Purpose::"deduction" && context.relation == Relation::"self"`

async function refusalOf(cedar: string): Promise<string> {
  try {
    compilePolicy(await withCedar(cedar))
    return 'accepted'
  } catch (error) {
    const { code, message } = error as { code: string; message: string } // A Refusal, or the line below fails.
    expect(code).toBe('AGREEMENT_INVALID')
    return message
  }
}

describe('a row in Cedar', () => {
  it('is a row like any other', async () => {
    const row = compilePolicy(await withCedar(grantIn(sound))).decide(ask)
    expect([...row.permitted.keys()]).toEqual([
      'Citizen.dateOfBirth',
      'Citizen.birthName.familyName',
      'Citizen.birthName.givenName',
    ])
    expect(row.deciding('Citizen.dateOfBirth')).toEqual(['DSA-1/r9'])
  })

  it('says what no YAML can: either of two facts', async () => {
    const either = `${sound} && (context.facts.contains(Fact::"open-case") || context.facts.contains(Fact::"court-order"))`
    const policy = compilePolicy(await withCedar(grantIn(either)))
    const size = (facts?: Ask['facts']) =>
      policy.decide({ ...ask, ...(facts && { facts }) }).permitted.size
    expect([size(), size({ 'open-case': true }), size({ 'court-order': true })]).toEqual([0, 3, 3])
    expect(size({ 'open-case': false, 'court-order': false })).toBe(0)
  })

  it.each([
    [
      'an unless clause',
      grantIn(sound, 'unless { context.facts.contains(Fact::"minor") }'),
      { minor: false },
    ],
    [
      'a condition about the procedure',
      grantIn(`${sound} && context.procedure == Procedure::"1.002207"`),
      {},
    ],
    [
      'a list',
      grantIn(`[Purpose::"deduction", Purpose::"lending"].contains(context.purpose) && ${sound}`),
      {},
    ],
  ])('may have %s', async (_what, cedar, facts) => {
    expect(compilePolicy(await withCedar(cedar)).decide({ ...ask, facts }).permitted.size).toBe(3)
  })

  it('is refused as long as nobody has read it: nothing is left out in silence', () => {
    expect(() => compilePolicy(sourceOf(agreement({ cedar: grantIn(sound) })))).toThrow(
      'have not been read',
    )
  })

  it('is read in the order in which it is written, whatever stands in comments and strings', async () => {
    const ids = Array.from({ length: 25 }, (_, at) => `r${at}`)
    const rows = ids.map((id) =>
      grantIn(sound).replace('@id("r9")', `@id("${id}") // hết; "chưa\n@note("a;\\"b; // c")`),
    )
    const { agreements } = sourceOf(agreement({ grants: [], cedar: rows.join('\n') }))
    const read = (await readCedar(agreements))['DSA-1'] ?? []
    expect(read.map(({ annotations }) => annotations?.id)).toEqual(ids)
    expect(read[0]?.annotations?.note).toBe('a;"b; // c')
  })

  it('has an id that no other row has, in YAML or in Cedar', async () => {
    const twice = `${grantIn(sound)}\n${grantIn(sound)}`
    expect(await refusalOf(twice)).toMatch(/two rows have the id "DSA-1\/r9"/)
    const source = sourceOf(agreement({ grants: [grant({ id: 'r9' })], cedar: grantIn(sound) }))
    const cedarRows = await readCedar(source.agreements)
    expect(() => compilePolicy({ ...source, cedarRows })).toThrow(/two rows have the id/)
  })

  it('may forbid in a guardrail, and grant nothing there', async () => {
    const forbid = `@id("g9") forbid (principal, action in Action::"Citizen.*", resource) unless { principal == Agency::"bank" };`
    const guard = guardrail({ prohibitions: [], cedar: forbid })
    const source = {
      ...sourceOf(agreement()),
      guardrails: [guard],
      cedarRows: await readCedar([guard]),
    }
    expect(compilePolicy(source).decide(ask).permitted.size).toBe(0)
    const grants = guardrail({ prohibitions: [], cedar: grantIn(sound) })
    const wrong = { ...source, guardrails: [grants], cedarRows: await readCedar([grants]) }
    expect(() => compilePolicy(wrong)).toThrow('permit in a guardrail')
  })
})

describe('outside the profile', () => {
  it.each([
    ['like', grantIn(`${sound} && principal like "x*"`), /outside the profile|unexpected|like/],
    ['a number', grantIn(`${sound} && 1 < 2`), /outside the profile/],
    ['a constant', grantIn(`${sound} && true`), /outside the profile/],
    [
      'an attribute of the subject',
      grantIn(`${sound} && resource.province == "01"`),
      /comparison of/,
    ],
    ['has', grantIn(`${sound} && context has purpose`), /outside the profile/],
    [
      'if',
      grantIn(`${sound} && (if context.facts.contains(Fact::"minor") then true else false)`),
      /outside the profile/,
    ],
    [
      'the clock',
      grantIn(`${sound} && datetime("2026-01-01") < datetime("2026-02-01")`),
      /outside the profile/,
    ],
    [
      'an unknown purpose',
      grantIn(sound.replace('deduction', 'deductoin')),
      /unknown purpose "deductoin"/,
    ],
    [
      'an unknown fact',
      grantIn(`${sound} && context.facts.contains(Fact::"mino")`),
      /unknown fact "mino"/,
    ],
    [
      'an unknown attribute',
      grantIn(sound).replace('dateOfBirth', 'dateOfBrith'),
      /unknown attribute "Citizen.dateOfBrith"/,
    ],
    [
      'a purpose where a relation belongs',
      grantIn(`${sound} && context.relation == Purpose::"lending"`),
      /relation compared with/,
    ],
    [
      'every attribute',
      grantIn(sound).replace(/action in \[[^\]]*\]/, 'action'),
      /names its attributes/,
    ],
    ['another agency', grantIn(sound).replace('"tax"', '"bank"'), /an agency other than tax/],
    [
      'every agency',
      grantIn(sound).replace('principal == Agency::"tax"', 'principal'),
      /an agency other than tax/,
    ],
    [
      'a registry of somebody else',
      grantIn(sound).replace('Citizen.dateOfBirth', 'Citizen.taxArrears'),
      /its provider does not hold/,
    ],
    [
      'a hundred conditions in a row',
      grantIn(Array.from({ length: 100 }, () => sound).join(' && ')),
      /nested too deeply|more than 500 operators/,
    ],
    [
      'seventy conditions in a row',
      grantIn(Array.from({ length: 35 }, () => sound).join(' && ')),
      /nested too deeply/,
    ],
    [
      'brackets in brackets',
      grantIn(`${'('.repeat(9_000)}${sound}${')'.repeat(9_000)}`),
      /nested too deeply/,
    ],
    [
      'no relation',
      grantIn('context.purpose == Purpose::"deduction"'),
      /does not name the relations/,
    ],
    [
      'a relation that is only denied',
      grantIn(
        `context.purpose == Purpose::"deduction" && !(context.relation == Relation::"owner")`,
      ),
      /does not name the relations/,
    ],
    [
      'no purpose',
      grantIn('context.relation == Relation::"self"'),
      /neither a purpose nor a procedure/,
    ],
    [
      'a subject type and a group of it',
      grantIn(sound).replace('resource\n', 'resource == Citizen::"x"\n'),
      /resource ==/,
    ],
    ['no id', grantIn(sound).replace('@id("r9")', ''), /without an id/],
    ['an id of another form', grantIn(sound).replace('"r9"', '"R 9"'), /without an id/],
    ['an empty list', grantIn(`${sound} && [].contains(context.purpose)`), /no value at all/],
    [
      'a template',
      grantIn(sound).replace('principal == Agency::"tax"', 'principal == ?principal'),
      /template/,
    ],
  ])('%s is refused', async (_what, cedar, expected) => {
    expect(await refusalOf(cedar)).toMatch(expected)
  })

  it('a text that does not parse is refused at its line and column, letters counted as letters', async () => {
    const broken = `// Cơ quan thuế được đọc họ tên\n@id("r9") permit (principal, action, resource) when { context.x = 1 };`
    expect(await refusalOf(broken)).toMatch(/cedar:2:\d+: /)
    expect(await refusalOf('// Đọc\n permit (principal, action, resource) whén {};')).toMatch(
      /cedar:2:/,
    )
  })

  it('decomposed letters are refused', async () => {
    expect(await refusalOf(`// ${'Đường'.normalize('NFD')}\n${grantIn(sound)}`)).toMatch(/NFD/)
  })
})
