import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { applicant, openDesk, type TestDesk } from './fixture/desk.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})

afterEach(() => desk.away.clear())

afterAll(() => desk.close())

describe('while a registry does not answer', () => {
  it('a form says which fields it holds, and asks nobody for them', async () => {
    const { id } = await desk.ready()
    desk.away.add('population')
    const { form } = await desk.call(applicant, 'case', { id })
    const { ready, fields } = await form()
    expect(ready).toBe(false)
    expect(fields.find(({ key }) => key === 'sellerName')).toMatchObject({ state: 'UNAVAILABLE' })
  })

  it('a case cannot be submitted, and can be as it is when the registry is back', async () => {
    const { id, version } = await desk.ready()
    desk.away.add('population')
    await expect(desk.call(applicant, 'submit', { case: id, version })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      subject: 'sellerName',
      fix: 'submit it again later: the case stays as it is',
    })
    desk.away.clear()
    expect(await desk.call(applicant, 'case', { id })).toMatchObject({ status: 'DRAFT', version })
    expect(await desk.call(applicant, 'submit', { case: id, version })).toMatchObject({
      status: 'SUBMITTED',
    })
  })

  it('an answer of which it is not known whether it has to be given waits', async () => {
    const { id, version } = await desk.ready()
    desk.away.add('population')
    const answers = [{ field: 'sellerName', value: 'Ai đó' }]
    await expect(
      desk.call(applicant, 'declare', { case: id, version, answers }),
    ).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE', subject: 'sellerName' })
  })
})
