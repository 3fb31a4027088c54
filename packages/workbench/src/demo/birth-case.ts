import { Refusal } from '@motlan/kernel'
import { z } from 'zod'
import {
  caseFields,
  caseShape,
  progressFields,
  type ShownCase,
  type ShownField,
} from './case-shape.ts'
import type { AskFor, Person } from './client.ts'

/** What the demonstration needs to carry a case from the notice of the hospital to the last registry. */
export interface BirthCase {
  readonly url: string
  readonly ask: AskFor
  readonly hospital: Person
  readonly mother: Person
  readonly motherId: string
  /** Different in every run: the number of the notice, and the key that opens the case once. */
  readonly run: string
  readonly bornOn: string
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** The case at the points of the story. */
export interface BirthSteps {
  /** As it is shown when it is opened. */
  readonly opened: ShownCase
  /** With every answer given. */
  readonly declared: ShownCase
  readonly done: ShownCase
  /** The keys of the fields that were answered. */
  readonly asked: readonly string[]
}

export const birthBundle = '2.000986'

/** How long the registries may take. */
const patience = 30_000

const middleNames = words(
  'Gia Minh Khánh Thảo Bảo Thanh Ngọc Hoài Tuệ An Diệu Phương Quỳnh Thùy Hải Kim Mai Tường Xuân Hồng',
)
const givenNames = words(
  'Hân Anh Chi Linh My Ngân Nhi Thư Vy Yến Châu Đan Giang Hà Khuê Lam Nguyệt Nga Oanh Phúc Quyên San Tâm Uyên Vân',
)

/** The name the parents have thought of: of 9,500, so that a day of demonstrations hardly meets one twice. */
function nameOf(run: string) {
  const number = Number(run)
  const first = number % 20
  // Never the same twice.
  const second = (first + 1 + (Math.floor(number / 20) % 19)) % 20
  return {
    familyName: 'Lê',
    middleName: `${middleNames[first]} ${middleNames[second]}`,
    givenName: givenNames[Math.floor(number / 380) % 25],
  }
}

function words(text: string): readonly string[] {
  return text.split(' ')
}

/** Carries out the birth bundle: notice, form, answers, submission, effects. */
export async function carryOutBirth(birth: BirthCase): Promise<BirthSteps> {
  const { ask, mother, run } = birth
  await sendNotice(birth)
  const opened = await ask(
    mother,
    'openCase',
    caseShape,
    `mutation($input: OpenCaseInput!) { openCase(input: $input) { ${caseFields} } }`,
    {
      input: {
        procedure: birthBundle,
        notices: [noticeNumber(run)],
        idempotencyKey: `demo-${run}`,
      },
    },
  )
  const answered = await answerAll(opened, birth)
  const submitted = await ask(
    mother,
    'submit',
    caseShape,
    `mutation($id: ID!, $version: Int!) { submit(case: $id, version: $version) { ${progressFields} } }`,
    { id: answered.declared.id, version: answered.declared.version },
  )
  return { opened, ...answered, done: await whenDone(submitted, birth) }
}

async function sendNotice({ ask, hospital, motherId, run, bornOn }: BirthCase): Promise<void> {
  const document = 'mutation($input: NoticeInput!) { sendNotice(input: $input) { number } }'
  await ask(hospital, 'sendNotice', z.object({ number: z.string() }), document, {
    input: {
      notice: 'birth-notification',
      number: noticeNumber(run),
      content: {
        motherId,
        sex: 'FEMALE',
        dateOfBirth: bornOn,
        timeOfBirth: '05:40',
        placeOfBirth: 'Bệnh viện Phụ sản - Nhi Đà Nẵng',
        number: noticeNumber(run),
        weight: 3_200,
      },
    },
  })
}

/** Five digits, the kind, five digits, the year. */
function noticeNumber(run: string): string {
  return `48001.GCS.${run}.26`
}

/** Answers what is asked and confirms what is shown, until nothing is left: an answer can lead to another question. */
async function answerAll(
  opened: ShownCase,
  { ask, mother, run }: BirthCase,
): Promise<Pick<BirthSteps, 'declared' | 'asked'>> {
  const asked: string[] = []
  let current = opened
  for (;;) {
    const fields = current.form?.fields ?? []
    const open = fields.filter(({ state }) => state === 'TO_ASK')
    const shown = fields.filter(({ state }) => state === 'TO_CONFIRM')
    if (open.length === 0 && shown.length === 0) return { declared: current, asked }
    const { id, version } = current
    asked.push(...open.map(({ key }) => key))
    current =
      open.length > 0
        ? await ask(
            mother,
            'declare',
            caseShape,
            `mutation($id: ID!, $version: Int!, $answers: [AnswerInput!]!) {
              declare(case: $id, version: $version, answers: $answers) { ${caseFields} }
            }`,
            { id, version, answers: open.map((field) => answerTo(field, run)) },
          )
        : await ask(
            mother,
            'confirm',
            caseShape,
            `mutation($id: ID!, $version: Int!, $fields: [String!]!) {
              confirm(case: $id, version: $version, fields: $fields) { ${caseFields} }
            }`,
            { id, version, fields: shown.map(({ key }) => key) },
          )
  }
}

function answerTo({ key, suggestion, options }: ShownField, run: string) {
  return { field: key, value: key === 'childName' ? nameOf(run) : (suggestion ?? options?.[0]) }
}

async function whenDone(
  submitted: ShownCase,
  { ask, mother, pause }: BirthCase,
): Promise<ShownCase> {
  const document = `query($id: ID!) { case(id: $id) { ${progressFields} } }`
  const began = performance.now()
  for (;;) {
    const current = await ask(mother, 'case', caseShape, document, { id: submitted.id })
    if (current.status === 'DONE') return current
    const failed = current.effects.find(({ state }) => state === 'REFUSED' || state === 'DEAD')
    if (failed || performance.now() - began > patience) {
      throw new Refusal('DECLARATION_REFUSED', failed?.mutation ?? 'submit', {
        reason: failed?.errorMessage ?? 'the registries have not been told in time',
        fix: `look at the case with pnpm motlan case show ${submitted.id}`,
      })
    }
    await pause(100)
  }
}
