import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type HeldCluster, holdCluster, sql } from './fixtures/held-cluster.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }
const held: HeldCluster[] = []
const folders: string[] = []

afterEach(async () => {
  for (const cluster of held.splice(0)) await cluster.signal('SIGTERM')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-home-'))
  folders.push(folder)
  return folder
}

async function hold(folder: string, user?: typeof nobody): Promise<HeldCluster> {
  const cluster = await holdCluster(folder, user)
  expect(cluster.refused).toBeUndefined()
  held.push(cluster)
  return cluster
}

test('data survive a clean stop, and only the owner can read the password', async () => {
  const folder = home()
  const first = await hold(folder)
  await sql(first.adminUrl, 'create table kept as select 1 as one')
  await held.pop()?.signal('SIGTERM')
  expect(existsSync(join(first.folder, 'postmaster.pid'))).toBe(false)
  expect(existsSync(join(folder, 'lock'))).toBe(false)
  expect(statSync(join(folder, 'secrets', 'postgres-admin')).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700)

  const second = await hold(folder)
  expect(await sql(second.adminUrl, 'select * from kept')).toEqual([{ one: 1 }])
})

test('after kill -9 the orphaned PostgreSQL is replaced and the data are there', async () => {
  const folder = home()
  const first = await hold(folder)
  await sql(first.adminUrl, 'create table kept as select 1 as one')
  await held.pop()?.signal('SIGKILL')
  const orphan = postmasterOf(first)
  expect(isAlive(orphan)).toBe(true)

  const second = await hold(folder)
  expect(isAlive(orphan)).toBe(false)
  expect(await sql(second.adminUrl, 'select * from kept')).toEqual([{ one: 1 }])
})

test('after kill -9 of PostgreSQL too, its stale pid file is no obstacle', async () => {
  const folder = home()
  const first = await hold(folder)
  const postmaster = postmasterOf(first)
  await held.pop()?.signal('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await hold(folder)
})

test('two homes side by side do not meet', async () => {
  const [one, two] = [await hold(home()), await hold(home())]
  await sql(one.adminUrl, 'create table mine as select 1')
  await expect(sql(two.adminUrl, 'select * from mine')).rejects.toThrow('does not exist')
})

test('a second start in the same home is refused by the number of the first', async () => {
  const folder = home()
  const first = await hold(folder)
  const second = await holdCluster(folder)
  expect(second.refused).toContain(`another motlan runs in this folder (process ${first.pid})`)
})

test.runIf(isRoot)(
  'root lends PostgreSQL an unprivileged account, an ordinary user runs it as themselves',
  async () => {
    const asRoot = await hold(home())
    expect(statSync(asRoot.folder).uid).not.toBe(0)
    const folder = home()
    chownSync(folder, nobody.uid, nobody.gid)
    const asNobody = await hold(folder, nobody)
    expect(statSync(asNobody.folder).uid).toBe(nobody.uid)
    expect(await sql(asNobody.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  },
)

test.runIf(isRoot)(
  "root's private folder keeps the secrets, the data go where PostgreSQL can read them",
  async () => {
    const folder = join(home(), 'private')
    const cluster = await hold(folder)
    folders.push(dirname(cluster.folder))
    expect(cluster.folder.startsWith(folder)).toBe(false)
    expect(existsSync(join(folder, 'secrets', 'postgres-admin'))).toBe(true)
    expect(await sql(cluster.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  },
)

test.runIf(isRoot)("another user's database is refused in one sentence", async () => {
  const folder = home()
  await hold(folder)
  await held.pop()?.signal('SIGTERM')
  chownSync(folder, nobody.uid, nobody.gid)
  const other = await holdCluster(folder, nobody)
  expect(other.refused).toMatch(/FOLDER_UNUSABLE|no permission|made by another user/)
})

function postmasterOf(cluster: HeldCluster): number {
  return Number(readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** A zombie is dead: in a container there may be nobody who asks for its exit code. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}
