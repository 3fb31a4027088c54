import { expect, test } from 'vitest'
import { an, binh, chi, dung, garden } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'

test('one question is answered by three registries', async () => {
  const { ask, lookUps } = await openDesk()
  const { body } = await ask(
    `query ($id: CitizenId!) { citizen(citizenId: $id) {
      id: citizenId fullName birthName { familyName } taxArrears
      parcels { parcelId areaM2 landUser { fullName } }
      spouse { citizenId taxStatus } children { fullName }
    } }`,
    { variables: { id: an } },
  )
  console.log(JSON.stringify(body, null, 1), JSON.stringify(lookUps, null, 1))
})
