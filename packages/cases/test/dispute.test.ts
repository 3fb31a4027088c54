import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicant, officer, openDesk, seller, type TestDesk } from './fixture/desk.ts'
import { procedure } from './fixture/procedure.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const online = (idempotencyKey: string) =>
  desk.call(applicant, 'openCase', { input: { procedure: procedure.code, idempotencyKey } })
const atCounter = (idempotencyKey: string) =>
  desk.call(officer, 'openCase', {
    input: { procedure: procedure.code, idempotencyKey, applicant: seller },
  })
const fieldOf = async (id: string, key: string) => {
  const { fields } = await (await desk.call(officer, 'case', { id })).form()
  return fields.find((field) => field.key === key)
}

/** A moment in Việt Nam. */
const at = (text: string) => new Date(`${text}+07:00`)

describe('a registry that is wrong', () => {
  it('is asked to correct what it holds; the applicant is asked once the officer has said why', async () => {
    desk.clock.now = at('2026-11-18T10:00')
    const { id, version } = await online('wrong')
    const field = 'sellerName'
    const said = { case: id, version, field, reason: 'My name is Hoàng Văn Sơn Hải' }
    const disputed = await desk.call(applicant, 'dispute', said)
    expect(disputed.corrections).toMatchObject([
      {
        attribute: 'Citizen.birthName.fullName',
        registry: 'population',
        claimed: said.reason,
        found: null,
        state: 'OPEN',
      },
    ])
    expect(await fieldOf(id, field)).toMatchObject({
      state: 'TO_CONFIRM',
      doubt: { because: 'disputed' },
    })
    const answers = [{ field, value: 'Hoàng Văn Sơn Hải' }]
    await expect(
      desk.call(applicant, 'declare', { case: id, version: disputed.version, answers }),
    ).rejects.toMatchObject({ code: 'ALREADY_DECLARED' })
    const found = await desk.call(officer, 'dispute', {
      case: id,
      version: disputed.version,
      field,
      reason: 'The birth certificate shown reads otherwise',
    })
    expect(found.corrections).toHaveLength(1)
    await desk.call(applicant, 'declare', { case: id, version: found.version, answers })
    expect(await fieldOf(id, field)).toMatchObject({ state: 'DECLARED', value: answers[0]?.value })
  })

  it('or silent lets the officer ask, once', async () => {
    const { seller: before } = desk.held
    desk.held.seller = { ...before, birthName: { fullName: null } }
    const { id, version } = await online('silent')
    const field = 'sellerName'
    expect(await fieldOf(id, field)).toMatchObject({ state: 'SILENT' })
    const reason = 'The registry holds nothing'
    const found = await desk.call(officer, 'dispute', { case: id, version, field, reason })
    const answers = [{ field, value: 'Hoàng Văn Sơn' }]
    await desk.call(applicant, 'declare', { case: id, version: found.version, answers })
    expect(await fieldOf(id, field)).toMatchObject({ state: 'DECLARED' })
    desk.held.seller = before ?? {}
  })
})

describe('the legal clock', () => {
  it.each([
    ['8 working hours online', online, '2026-11-18T10:00', '2026-11-19T10:00', '2026-11-27T17:00'],
    [
      'over a weekend and the holiday',
      online,
      '2026-11-23T16:00',
      '2026-11-25T16:00',
      '2026-12-02T17:00',
    ],
    [
      '1 working day at the counter',
      atCounter,
      '2026-11-18T10:00',
      '2026-11-19T17:00',
      '2026-11-27T17:00',
    ],
    [
      'at the counter before the holiday',
      atCounter,
      '2026-11-23T10:00',
      '2026-11-25T17:00',
      '2026-12-02T17:00',
    ],
  ])('%s', async (name, open, moment, notifyBy, correctBy) => {
    desk.clock.now = at(moment)
    const { id, version } = await open(name)
    const told = await desk.call(officer, 'dispute', {
      case: id,
      version,
      field: 'sellerBirth',
      reason: 'The identity card reads otherwise',
    })
    expect(told.corrections).toMatchObject([
      { notifyBy: at(notifyBy).toISOString(), correctBy: at(correctBy).toISOString() },
    ])
  })
})

it('nothing is disputed that no registry holds, that is not on the form, or for no reason', async () => {
  const { id, version } = await online('none')
  const wrong = [
    ['reason', 'because', 'ANSWER_INVALID'],
    ['colour', 'because', 'FIELD_UNKNOWN'],
    ['sellerName', '  ', 'ANSWER_INVALID'],
  ] as const
  for (const [field, reason, code] of wrong) {
    await expect(
      desk.call(applicant, 'dispute', { case: id, version, field, reason }),
    ).rejects.toMatchObject({ code })
  }
})

describe('a correction is asked for', () => {
  it('by nobody whose token is for one procedure', async () => {
    const narrow = { ...officer, agency: 'police', scopes: new Set(['lookup:1.004222']) }
    for (const field of ['corrections', 'settleCorrection']) {
      const args = { state: ['OPEN'], first: 10, id: 'x', outcome: 'Stands' }
      await expect(desk.call(narrow, field, args)).rejects.toMatchObject({ code: 'SCOPE_MISSING' })
    }
  })

  it('by no citizen', async () => {
    await expect(
      desk.call(applicant, 'corrections', { state: ['OPEN'], first: 10 }),
    ).rejects.toMatchObject({ code: 'AGENCY_NEEDED' })
  })
})

it('who is named wrongly is a matter of the record that names them', async () => {
  const title = { vi: 'Vợ', en: 'Wife' }
  const wife = { subject: 'Citizen', title, filledBy: [{ reference: 'seller.spouse' }] } as const
  const wifeId = { number: '9', id: 'wifeId', title, from: [{ key: 'wife' }] }
  const { roles, fields } = procedure
  const married = await openDesk({
    ...procedure,
    roles: { ...roles, wife },
    fields: [...fields, wifeId],
  })
  try {
    married.held.seller = { ...married.held.seller, spouse: { citizenId: '975188000054' } }
    const input = { procedure: procedure.code, idempotencyKey: 'wife' }
    const { id, version } = await married.call(applicant, 'openCase', { input })
    const args = { case: id, version, field: 'wifeId', reason: 'We are divorced' }
    await married.call(applicant, 'dispute', args)
    const police = { ...officer, agency: 'police' }
    const asked = await married.call(police, 'corrections', { state: ['OPEN'], first: 9 })
    expect(asked).toMatchObject([
      { attribute: 'Citizen.spouse', subject: 'Citizen', subjectId: seller },
    ])
  } finally {
    await married.close()
  }
})
