import { loadAgreements, loadOperations } from '@motlan/agreements'
import { committedSubgraphs, composeSupergraph, vocabularyOf } from '@motlan/catalogue'
import { askedBy } from '@motlan/gateway'
import { compilePolicy } from '@motlan/policy'
import { allForms, dictionaryOf, loadProcedures, stepsOf } from '@motlan/procedures'
import { expect, it } from 'vitest'

// What a form asks is derived from its fields (packages/procedures); what an agency is granted is held against one
// operation per procedure beside the agreements. The first has to be in the second, and what is beyond it is listed.

const composed = composeSupergraph(committedSubgraphs())
const vocabulary = vocabularyOf(composed.supergraphSdl)
const read = askedBy(composed)
const policy = compilePolicy({ ...(await loadAgreements()), vocabulary })
const forms = allForms((await loadProcedures()).procedures)

const operations = Map.groupBy(
  (await loadOperations()).flatMap(({ procedure, agency, text }) =>
    attributesIn(text).map((asked) => ({ key: `${procedure} ${agency}`, asked })),
  ),
  ({ key }) => key,
)
const steps = Map.groupBy(
  forms.flatMap((form) =>
    stepsOf(form, dictionaryOf(composed.supergraphSdl, [])).flatMap(({ agency, query }) =>
      attributesIn(query).map((asked) => ({ key: `${form.code} ${agency}`, asked })),
    ),
  ),
  ({ key }) => key,
)

it('whatever a form asks and may be told is in the operation of its procedure', () => {
  const strangers = [...steps].flatMap(([key, asked]) => {
    const known = new Set(operations.get(key)?.map((each) => each.asked))
    const [procedure = '', agency = ''] = key.split(' ')
    const purpose = policy.procedures.get(procedure)?.purpose ?? ''
    return asked
      .filter((each) => !known.has(each.asked))
      .map((each) => {
        const [relation = '', attribute = ''] = each.asked.split(' ')
        const ask = { agency, procedure, purpose, relation, on: '2026-11-21' }
        return `${key} ${each.asked} ${policy.decide(ask).permitted.has(attribute) ? 'granted' : 'refused'}`
      })
  })
  // The account of who asks for unemployment benefit is guarded: the applicant names one.
  expect([...new Set(strangers)]).toEqual([
    '1.001978 employment-service self Citizen.benefitAccount.bank refused',
    '1.001978 employment-service self Citizen.benefitAccount.number refused',
  ])
})

it('what agencies are granted beyond the fields of the forms is listed, and reviewed as it changes', async () => {
  const rows = [...operations].map(([key, asked]) => {
    const known = new Set(steps.get(key)?.map((each) => each.asked))
    const beyond = [...new Set(asked.map((each) => each.asked))].filter((each) => !known.has(each))
    const [procedure, agency] = key.split(' ')
    const total = new Set(asked.map((each) => each.asked)).size
    return `| ${procedure} | ${agency} | ${total - beyond.length} | ${beyond.length} | ${byRelation(beyond)} |`
  })
  await expect(page(rows)).toMatchFileSnapshot('../../../../docs/beyond-the-forms.md')
})

/** `relation attribute`, for everything a document asks; keys come with whatever else is asked. */
function attributesIn(text: string): readonly string[] {
  return read(text)
    .filter(({ attribute }) => vocabulary.has(attribute))
    .map(({ attribute, relation }) => `${relation} ${attribute}`)
}

function byRelation(asked: readonly string[]): string {
  const groups = Map.groupBy(asked, (each) => each.split(' ')[0])
  return [...groups]
    .map(([relation, own]) => `${relation}: ${own.map((each) => each.split(' ')[1]).join(', ')}`)
    .join('; ')
}

function page(rows: readonly string[]): string {
  return `<!-- Generated: pnpm vitest run packages/workbench/test/policy/forms-and-operations.test.ts -u -->

# Ngoài các mục của biểu mẫu · Beyond the fields of the forms

Cơ quan được biết gì khi giải quyết từng thủ tục: số dữ liệu mà các mục của biểu mẫu cần, và phần ngoài biểu mẫu mà công chức dùng để đối chiếu (mã đơn vị hành chính, tình trạng, căn cứ đã ghi). Phần này được xem xét lại từng dòng khi thay đổi.

What agencies may know for each procedure: how many attributes the fields of the form need, and what is beyond them, with which an officer checks the case (codes of units, states, entries already made). Each line of it is reviewed when it changes.

| thủ tục · procedure | cơ quan · agency | theo biểu mẫu · form | ngoài biểu mẫu · beyond | gồm · which |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
