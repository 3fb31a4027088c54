import { expect, test } from 'vitest'
import { type Answer, openEngine } from './engine.ts'
import { an, binh, chi, dung, garden, smallCountry } from './small-country.ts'

const { ask } = openEngine(smallCountry())

/** What was sent, by subject and attribute. */
function sent({ disclosures }: Answer): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    disclosures.map(({ subjectId, attribute, value }) => [`${subjectId} ${attribute}`, value]),
  )
}

test('each disclosure comes with the value that stands in the answer', async () => {
  const answer = await ask(
    `{ citizen(citizenId: "${an}") { citizenId fullName birthName { familyName } } }`,
  )
  expect(answer.data).toEqual({
    citizen: { citizenId: an, fullName: 'Nguyễn Văn An', birthName: { familyName: 'Nguyễn' } },
  })
  expect(sent(answer)).toEqual({
    [`${an} Citizen.citizenId`]: an,
    [`${an} Citizen.fullName`]: 'Nguyễn Văn An',
    [`${an} Citizen.birthName.familyName`]: 'Nguyễn',
  })
})

test('a reference is whom it points at, and nothing where it points at nobody', async () => {
  const answer = await ask(
    `{ citizens(citizenIds: ["${an}", "${chi}"]) { spouse { citizenId } children { citizenId } } }`,
  )
  expect(sent(answer)).toMatchObject({
    [`${an} Citizen.spouse`]: binh,
    [`${chi} Citizen.spouse`]: null,
    [`${an} Citizen.children`]: [chi, dung],
    [`${chi} Citizen.children`]: [],
  })
})

test('what stands in the answer several times is the list of all of it, in its order', async () => {
  const answer = await ask(
    `{ a: citizen(citizenId: "${an}") { fullName residences { commune } } b: citizen(citizenId: "${an}") { fullName } }`,
  )
  const { a } = answer.data as { a: { residences: { commune: string }[] } }
  expect(sent(answer)).toMatchObject({
    [`${an} Citizen.fullName`]: ['Nguyễn Văn An', 'Nguyễn Văn An'],
    [`${an} Citizen.residences.commune`]: a.residences.map(({ commune }) => commune),
  })
})

test('what is absent with its group was sent as null', async () => {
  const answer = await ask(
    `{ parcel(parcelId: "${garden}") { areaM2 } citizen(citizenId: "${dung}") { sex birthName { familyName } } }`,
  )
  const values = sent(answer)
  expect(typeof values[`${garden} Parcel.areaM2`]).toBe('number')
  for (const [name, value] of Object.entries(values)) {
    expect(value, name).not.toBeUndefined()
  }
})
