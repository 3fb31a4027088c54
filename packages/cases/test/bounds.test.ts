import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicant, openDesk, type Shown, type TestDesk } from './fixture/desk.ts'
import { procedure } from './fixture/procedure.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

describe('one operation', () => {
  it('looks up so many forms and no more, however they are named', async () => {
    const input = { procedure: procedure.code, idempotencyKey: 'bounds' }
    const { id } = await desk.call(applicant, 'openCase', { input })
    const resolve = desk.cases.companion.resolvers.Query?.case
    const context = { bearer: applicant }
    // What the resolver answers is what the schema of the companion says.
    const shown = async () => (await resolve?.(undefined, { id }, context)) as Shown
    const twice = [await shown(), await shown()]
    const forms = await Promise.allSettled(
      Array.from({ length: 22 }, async (_, index) => twice[index % 2]?.form()),
    )
    const refused = forms.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toMatchObject([
      { code: 'DOCUMENT_TOO_COMPLEX' },
      { code: 'DOCUMENT_TOO_COMPLEX' },
    ])
  })

  it('says so many things and no more', async () => {
    const input = { procedure: procedure.code, idempotencyKey: 'many' }
    const { id, version } = await desk.call(applicant, 'openCase', { input })
    const answers = Array.from({ length: 201 }, () => ({ field: 'reason', value: 'SALE' }))
    await expect(
      desk.call(applicant, 'declare', { case: id, version, answers }),
    ).rejects.toMatchObject({ code: 'VARIABLES_INVALID', subject: 'answers' })
    const fields = answers.map(({ field }) => field)
    await expect(
      desk.call(applicant, 'confirm', { case: id, version, fields }),
    ).rejects.toMatchObject({ code: 'VARIABLES_INVALID', subject: 'fields' })
  })
})
