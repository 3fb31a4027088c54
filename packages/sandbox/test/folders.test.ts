import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import { afterAll, expect, test } from 'vitest'
import { canReach } from '../src/cluster-user.ts'
import { demandRoom, makeFolder } from '../src/folder.ts'
import { lockHome } from '../src/home-lock.ts'
import { postgresBinaries } from '../src/postgres-binaries.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }
const place = mkdtempSync(join(tmpdir(), 'motlan-folders-'))

afterAll(() => rmSync(place, { recursive: true, force: true }))

function refusalOf(work: () => unknown): Refusal | undefined {
  try {
    work()
  } catch (cause) {
    if (cause instanceof Refusal) return cause
    throw cause
  }
}

test('a folder that cannot be made is refused in words', () => {
  writeFileSync(join(place, 'file'), '')
  expect(refusalOf(() => makeFolder(join(place, 'file', 'below'), 0o700))).toMatchObject({
    code: 'FOLDER_UNUSABLE',
    reason: 'a part of this path is a file',
  })
  expect(refusalOf(() => lockHome(join(place, 'file', 'below')))?.code).toBe('FOLDER_UNUSABLE')
})

test('a disk without room is refused before anything is written', () => {
  const refusal = refusalOf(() => demandRoom(place, Number.MAX_SAFE_INTEGER))
  expect(refusal?.code).toBe('FOLDER_UNUSABLE')
  expect(refusal?.reason).toMatch(/^the disk has \d+ MB left and the data needs at least/)
  expect(refusalOf(() => demandRoom(place, 1))).toBeUndefined()
})

test('the lock of a dead process is no lock, that of a living one is', () => {
  const home = join(place, 'home')
  const first = lockHome(home)
  expect(refusalOf(() => lockHome(home))?.reason).toContain(`process ${process.pid}`)
  first.release()
  writeFileSync(join(home, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }))
  lockHome(home).release()
  writeFileSync(
    join(home, 'lock'),
    JSON.stringify({ pid: process.pid, started: 'another process of this number' }),
  )
  lockHome(home).release()
  writeFileSync(join(home, 'lock'), 'half wri')
  lockHome(home).release()
})

test.runIf(isRoot)(
  'programs that another user cannot read are copied to where it can, whole and with their links',
  () => {
    const hidden = join(place, 'hidden')
    mkdirSync(hidden, { mode: 0o700 })
    const { postgres, version } = postgresBinaries(place, undefined)
    const native = join(hidden, 'native')
    cpSync(dirname(dirname(postgres)), native, { recursive: true, verbatimSymlinks: true })
    // As npm unpacks it: without the links that an install script makes.
    rmSync(join(native, 'lib', 'libpq.so.5'))
    const copies = join(place, 'copies')
    makeFolder(copies, 0o755)
    chmodSync(place, 0o755)
    expect(canReach(nobody, native)).toBe(false)

    const copied = postgresBinaries(copies, nobody, { native, version })
    expect(copied.postgres.startsWith(copies)).toBe(true)
    expect(statSync(copied.postgres).uid).toBe(nobody.uid)
    const run = spawnSync(copied.initdb, ['--version'], { ...nobody, encoding: 'utf8' })
    expect(run.stdout).toContain('PostgreSQL) 18')
    expect(postgresBinaries(copies, nobody, { native, version })).toEqual(copied)
  },
)

test.runIf(isRoot)('a user without permission is told so', () => {
  const folder = join(place, 'of-root')
  makeFolder(folder, 0o755)
  const script = `import { lockHome } from ${JSON.stringify(new URL('../src/home-lock.ts', import.meta.url).href)}
    try { lockHome(${JSON.stringify(join(folder, 'home'))}) } catch (cause) { console.log(cause.code + ' ' + cause.message) }`
  const file = join(place, 'script.mjs')
  writeFileSync(file, script)
  chownSync(file, nobody.uid, nobody.gid)
  const { stdout } = spawnSync(process.execPath, [file], { ...nobody, encoding: 'utf8' })
  expect(stdout.trim()).toBe(`FOLDER_UNUSABLE ${join(folder, 'home')}: no permission to write here`)
})
