import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  applicant,
  buyer,
  officer,
  openDesk,
  parcels,
  party,
  seller,
  type TestDesk,
} from './fixture/desk.ts'
import { procedure } from './fixture/procedure.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const opened = (idempotencyKey: string, more = {}) =>
  desk.call(applicant, 'openCase', {
    input: { procedure: procedure.code, idempotencyKey, ...more },
  })

const stateOf = async (id: string, key: string) => {
  const { fields } = await (await desk.call(applicant, 'case', { id })).form()
  return fields.find((field) => field.key === key)
}

describe('a case that is opened', () => {
  it('is the same for the same key, and another key is another case', async () => {
    const [one, again, other] = [await opened('a'), await opened('a'), await opened('b')]
    expect(again.id).toBe(one.id)
    expect(other.id).not.toBe(one.id)
  })

  it('is one also where the same request comes twice at once', async () => {
    const both = await Promise.all([opened('twice'), opened('twice')])
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
  })

  it('is refused where the key has opened something else', async () => {
    await opened('c')
    await expect(opened('c', { party: buyer })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
    })
  })

  it('names who it is about before anything is looked up', async () => {
    const { subjects } = await opened('d')
    expect(subjects).toMatchObject([{ role: 'seller', subjectId: seller }])
  })

  it('is opened at the counter for whom the officer names, and by nobody else for others', async () => {
    const input = { procedure: procedure.code, idempotencyKey: 'e', applicant: buyer }
    await expect(desk.call(officer, 'openCase', { input })).resolves.toMatchObject({
      channel: 'COUNTER',
    })
    await expect(desk.call(applicant, 'openCase', { input })).rejects.toMatchObject({
      code: 'ROLE_UNFIT',
    })
    const tax = { ...officer, agency: 'tax' }
    await expect(desk.call(tax, 'openCase', { input })).rejects.toMatchObject({
      code: 'SCOPE_MISSING',
    })
  })
})

describe('a key', () => {
  it.each([
    ['of nothing', ' '],
    ['without end', 'x'.repeat(201)],
    ['that a database cannot hold', 'a\0b'],
  ])('%s is none', async (_, key) => {
    await expect(opened(key)).rejects.toMatchObject({
      code: 'VARIABLES_INVALID',
      subject: 'idempotencyKey',
    })
  })
})

describe('whoever does not belong to a case', () => {
  it('is told what they would be told if there were none', async () => {
    const { id } = await opened('seen')
    const strangers = [party, { ...officer, agency: 'tax' }]
    const narrow = { ...officer, scopes: new Set(['lookup:1.000894']) }
    for (const stranger of [...strangers, narrow]) {
      const refusals = await Promise.all(
        [id, 'HS-none'].map((each) =>
          desk.call(stranger, 'case', { id: each }).catch((error: unknown) => error),
        ),
      )
      expect(refusals[0]).toMatchObject({ code: 'CASE_UNKNOWN' })
      expect(String(refusals[0])).toBe(String(refusals[1]))
      await expect(
        desk.call(stranger, 'declare', { case: id, version: 1, answers: [] }),
      ).rejects.toMatchObject({ code: 'CASE_UNKNOWN' })
    }
    await expect(desk.call(officer, 'case', { id })).resolves.toMatchObject({ id })
  })

  it('needs a token that is for cases', async () => {
    await expect(desk.call(undefined, 'case', { id: 'x' })).rejects.toMatchObject({
      code: 'TOKEN_MISSING',
    })
    const traced = { ...applicant, scopes: new Set(['trace']) }
    await expect(desk.call(traced, 'case', { id: 'x' })).rejects.toMatchObject({
      code: 'SCOPE_MISSING',
    })
  })
})

describe('what is declared', () => {
  it('is looked up for the agency, the procedure and the case, and nobody is asked again', async () => {
    const { id, version } = await opened('declared')
    await expect(stateOf(id, 'sellerName')).resolves.toMatchObject({
      state: 'FILLED',
      value: 'Hoàng Văn Sơn',
      source: 'population',
    })
    expect(desk.asked.at(-1)).toMatchObject({
      agency: 'land-office',
      procedure: procedure.code,
      caseId: id,
    })
    const answers = [
      { field: 'reason', value: 'SALE' },
      { field: 'sellerName', value: 'Somebody else' },
    ]
    await expect(
      desk.call(applicant, 'declare', { case: id, version, answers }),
    ).rejects.toMatchObject({
      code: 'ALREADY_DECLARED',
      details: { attribute: 'Citizen.birthName.fullName', source: 'population' },
    })
    const { rows } = await desk.exchange.owner.query(
      'select (select count(*)::int from cases.declared_answer where case_id = $1) as stored, (select count(*)::int from cases.refused_reask where case_id = $1) as refused',
      [id],
    )
    expect(rows).toEqual([{ stored: 0, refused: 1 }])
    await expect(desk.call(applicant, 'case', { id })).resolves.toMatchObject({ version })
  })

  it('is refused with field and reason, and nothing of it is kept', async () => {
    const { id, version } = await opened('wrong')
    const wrong = [
      [
        { field: 'reason', value: 'SALE' },
        { field: 'parcelId', value: 'nowhere' },
        'ANSWER_INVALID',
        'parcelId',
      ],
      [
        { field: 'reason', value: 'SALE' },
        { field: 'colour', value: 'red' },
        'FIELD_UNKNOWN',
        'colour',
      ],
    ] as const
    for (const [first, second, code, subject] of wrong) {
      const answers = [first, second]
      await expect(
        desk.call(applicant, 'declare', { case: id, version, answers }),
      ).rejects.toMatchObject({ code, subject })
    }
    expect(await stateOf(id, 'reason')).toMatchObject({ state: 'TO_ASK' })
  })

  it('names nobody when it is refused, though it was looked up', async () => {
    const { id, version } = await opened('tried')
    const named = async () => (await desk.call(officer, 'case', { id })).subjects
    const subjects = await named()
    const before = desk.asked.length
    const answers = [
      { field: 'parcelId', value: parcels[0] },
      { field: 'colour', value: 'red' },
    ]
    await expect(
      desk.call(applicant, 'declare', { case: id, version, answers }),
    ).rejects.toMatchObject({ code: 'FIELD_UNKNOWN' })
    // Whoever is looked up is a subject at that time: agreements rely on it.
    const looked = desk.asked.slice(before).filter(({ variables }) => variables.parcel)
    expect(looked.map((each) => each.named.includes(parcels[0]))).toEqual([true])
    expect(await named()).toEqual(subjects)
  })

  it('decides whom the next look-up is about, and who a subject of the case is', async () => {
    const { id, version } = await opened('choice')
    const answers = [{ field: 'parcelId', value: parcels[0] }]
    const chosen = await desk.call(applicant, 'declare', { case: id, version, answers })
    expect(chosen.subjects).toContainEqual(
      expect.objectContaining({ role: 'parcel', subjectId: parcels[0] }),
    )
    expect(await stateOf(id, 'area')).toMatchObject({ state: 'FILLED', value: 120 })
    const others = [{ field: 'parcelId', value: parcels[1] }]
    const other = await desk.call(applicant, 'declare', {
      case: id,
      version: chosen.version,
      answers: others,
    })
    expect(other.subjects.filter(({ role }) => role === 'parcel')).toMatchObject([
      { subjectId: parcels[1] },
    ])
  })

  it('is refused from whoever has not seen what happened meanwhile', async () => {
    const { id, version } = await opened('race')
    const answers = [{ field: 'reason', value: 'SALE' }]
    const both = await Promise.allSettled(
      [1, 2].map(() => desk.call(applicant, 'declare', { case: id, version, answers })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(
      desk.call(applicant, 'declare', { case: id, version, answers }),
    ).rejects.toMatchObject({ code: 'CASE_CHANGED', details: { version: version + 1 } })
  })
})

describe('what is confirmed', () => {
  it('counts as long as the registry holds the same', async () => {
    const { id, version } = await opened('confirmed')
    expect(await stateOf(id, 'sellerBirth')).toMatchObject({ state: 'TO_CONFIRM' })
    await desk.call(applicant, 'confirm', { case: id, version, fields: ['sellerBirth'] })
    expect(await stateOf(id, 'sellerBirth')).toMatchObject({ state: 'FILLED' })
    const { seller: before } = desk.held
    desk.held.seller = { ...before, dateOfBirth: '1968-05-06' }
    expect(await stateOf(id, 'sellerBirth')).toMatchObject({ state: 'TO_CONFIRM' })
    desk.held.seller = before ?? {}
  })

  it('may be a suggestion, which is declared by it', async () => {
    const { id, version } = await opened('suggested')
    await desk.call(applicant, 'confirm', { case: id, version, fields: ['wish'] })
    expect(await stateOf(id, 'wish')).toMatchObject({ state: 'DECLARED', value: 'Hoàng Văn Sơn' })
  })

  it('is nothing that is not shown to be confirmed', async () => {
    const { id, version } = await opened('unshown')
    await expect(
      desk.call(applicant, 'confirm', { case: id, version, fields: ['sellerName'] }),
    ).rejects.toMatchObject({ code: 'ANSWER_INVALID', subject: 'sellerName' })
  })
})
