import { Refusal } from '@motlan/kernel'
import pg from 'pg'
import { type CountryMark, generation, readMark } from './country-mark.ts'
import { type RegistryName, registryNames } from './registry-seeds.ts'

/** The country that stands in these databases; nothing where there is none, where one of them holds another or half of one, or where it was made by an older generator. */
export async function builtCountry(
  databases: Readonly<Partial<Record<RegistryName, string>>>,
): Promise<CountryMark | undefined> {
  const wanted = registryNames.flatMap((name) =>
    databases[name] === undefined ? [] : [{ name, url: databases[name] }],
  )
  const marks = await Promise.all(wanted.map(({ name, url }) => markAt(name, url)))
  const [first] = marks
  const same = marks.every((mark) => JSON.stringify(mark) === JSON.stringify(first))
  return same && first?.generation === generation ? first : undefined
}

async function markAt(name: RegistryName, url: string): Promise<CountryMark | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: `motlan seed ${name}` })
  await client.connect().catch((cause: unknown) => {
    throw new Refusal('DATABASE_UNREACHABLE', `database of ${name}`, { cause })
  })
  try {
    return await readMark(client)
  } finally {
    await client.end()
  }
}
