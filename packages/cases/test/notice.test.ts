import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicant, officer, openDesk, seller, type TestDesk } from './fixture/desk.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const hospital = { ...officer, agency: 'health-facility' }
const content = { motherId: seller, dateOfBirth: '2026-11-19', sex: 'MALE', weight: 3_200 }
const notice = { notice: 'birth-notification', number: '1', content }
const sent = (input: object, bearer: typeof hospital | typeof applicant = hospital) =>
  desk.call(bearer, 'sendNotice', { input })

describe('a notice', () => {
  it('is kept once, however often it is sent', async () => {
    const first = await sent(notice)
    desk.clock.now = new Date('2026-11-21T09:00:00Z')
    await expect(sent(notice)).resolves.toEqual(first)
  })

  it('is not changed by another one of its number', async () => {
    await expect(sent({ ...notice, content: { ...content, sex: 'FEMALE' } })).rejects.toMatchObject(
      {
        code: 'IDEMPOTENCY_CONFLICT',
      },
    )
  })

  it('is sent by whose word it is, and by nobody else', async () => {
    const told = { ...notice, number: '2' }
    await expect(sent(told, { ...officer, agency: 'bank' })).rejects.toMatchObject({
      code: 'ROLE_UNFIT',
      reason: 'it is not for bank to say',
    })
    await expect(sent(told, applicant)).rejects.toMatchObject({ code: 'AGENCY_NEEDED' })
  })

  it.each([
    ['an item that is missing', { sex: undefined }, 'notice.sex'],
    ['an item it does not have', { colour: 'red' }, 'notice.colour'],
    ['an ID that is none', { motherId: '123' }, 'notice.motherId'],
    ['a day that is none', { dateOfBirth: '2026-02-30' }, 'notice.dateOfBirth'],
    ['a value of no enumeration', { sex: 'BOY' }, 'notice.sex'],
    ['a value that cannot be chosen', { kind: 'MANY' }, 'notice.kind'],
    ['a text that is written otherwise', { time: '8 a.m.' }, 'notice.time'],
    ['a text for a number', { weight: 'heavy' }, 'notice.weight'],
  ])('is refused with %s', async (_, change, subject) => {
    const wrong = { ...notice, number: '3', content: { ...content, ...change } }
    await expect(sent(wrong)).rejects.toMatchObject({ code: 'ANSWER_INVALID', subject })
  })

  it('that nobody knows is none', async () => {
    await expect(sent({ ...notice, notice: 'gossip' })).rejects.toMatchObject({
      code: 'ANSWER_INVALID',
      subject: 'notice',
    })
  })
})
