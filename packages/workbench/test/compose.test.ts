import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { committedSubgraphs } from '@motlan/catalogue'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../src/commands.ts'
import { runMotlan } from '../src/run-motlan.ts'
import { falseGateway } from './fixtures/false-gateway.ts'
import { ioToRead } from './fixtures/io-to-read.ts'

const cwd = mkdtempSync(join(tmpdir(), 'motlan-compose-'))
afterAll(() => rmSync(cwd, { recursive: true }))

async function compose(...sources: string[]) {
  const io = ioToRead({ cwd })
  const exit = await runMotlan(['compose', ...sources], commands, '0.1.0', io)
  return { exit, ...io.said }
}

/** A registry like land's, of another name and with one attribute of its own. */
function sixth(attribute: string): string {
  const land = committedSubgraphs().find(({ name }) => name === 'land')?.sdl ?? ''
  const head = land.slice(0, land.indexOf('"""'))
  const field = attribute.split('.')[1]
  return `${head}
scalar CitizenId
type Citizen @key(fields: "citizenId") {
  citizenId: CitizenId!
  ${field}: String @attribute(name: "${attribute}", source: "sixth", sensitivity: "basic", vi: "x", en: "x")
}\n`
}

test('the five registries of this checkout fit together', async () => {
  const { exit, out } = await compose('--out', 'supergraph.graphql')
  expect(exit).toBe(0)
  expect(out).toContain('5 registries fit together, each attribute with one source')
  expect(readFileSync(join(cwd, 'supergraph.graphql'), 'utf8')).toContain('join__Graph')
})

test('a sixth may join them, from a file or an address; a second source may not', async () => {
  writeFileSync(join(cwd, 'sixth.graphql'), sixth('Citizen.drivingLicenceNumber'))
  expect((await compose('--add', 'sixth.graphql')).out).toContain('sixth: 1 attributes')
  const sdl = sixth('Citizen.drivingLicenceNumber')
  const registry = await falseGateway(200, JSON.stringify({ data: { _service: { sdl } } }))
  expect((await compose('--add', `sixth=${registry.url}/graphql`)).out).toContain(
    '6 registries fit together',
  )
  registry.close()

  writeFileSync(join(cwd, 'sixth.graphql'), sixth('Citizen.dateOfBirth'))
  const { exit, err } = await compose('--add', 'sixth.graphql')
  expect(exit).toBe(1)
  expect(err).toContain('TWO_SOURCES Citizen.dateOfBirth: it has two sources: population and sixth')
})
