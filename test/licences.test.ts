import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** What Motlan may be built from. */
const shipped =
  /^(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|PostgreSQL|\(MIT OR CC0-1\.0\)|\(MIT AND .*\)|\(WTFPL OR MIT\)|MIT OR SEE LICENSE IN .*|Apache-2\.0 OR MIT|MIT OR Apache-2\.0|\(MIT OR Apache-2\.0\)|\(Apache-2\.0 AND MIT\)|\(BSD-2-Clause OR MIT OR Apache-2\.0\))$/
/** What tools and tests may be, besides. */
const tools = /^(MPL-2\.0|CC-BY-4\.0|CC-BY-3\.0)$/

interface Licensed {
  readonly name: string
}

test('nothing that is shipped has a licence beyond the permissive ones', async () => {
  expect(strangers(await licences('--prod'), (licence) => shipped.test(licence))).toEqual([])
})

test('no tool has a licence that would reach into what is shipped', async () => {
  expect(
    strangers(await licences(), (licence) => shipped.test(licence) || tools.test(licence)),
  ).toEqual([])
})

test('a planted licence is found', () => {
  expect(
    strangers({ 'Elastic-2.0': [{ name: 'planted' }] }, (licence) => shipped.test(licence)),
  ).toEqual(['planted: Elastic-2.0'])
})

function strangers(
  found: Readonly<Record<string, readonly Licensed[]>>,
  allowed: (licence: string) => boolean,
): readonly string[] {
  return Object.entries(found)
    .filter(([licence]) => !allowed(licence))
    .flatMap(([licence, packages]) => packages.map(({ name }) => `${name}: ${licence}`))
}

/** What pnpm knows of the licences of everything installed, without asking anybody. */
async function licences(
  ...flags: readonly string[]
): Promise<Readonly<Record<string, readonly Licensed[]>>> {
  const pnpm = process.env.npm_execpath ?? 'pnpm'
  const [command, ...args] = /\.[cm]?js$/.test(pnpm) ? [process.execPath, pnpm] : [pnpm]
  const { stdout } = await promisify(execFile)(
    command ?? '',
    [...args, 'licenses', 'list', '--json', '--recursive', ...flags],
    {
      cwd: new URL('../', import.meta.url),
      maxBuffer: 64e6,
    },
  )
  return JSON.parse(stdout) as Readonly<Record<string, readonly Licensed[]>>
}
