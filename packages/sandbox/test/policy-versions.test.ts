import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { activePolicy, type CompiledPolicy, compilePolicy } from '@motlan/policy'
import { syntheticSource } from '@motlan/policy/testing'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { followPolicy } from '../src/follow-policy.ts'
import { preparePolicyVersions, publishPolicy } from '../src/policy-versions.ts'

const name = `policy_${randomBytes(4).toString('hex')}`
const admin = new pg.Client({ connectionString: inject('postgres') })
let ownerUrl: string
let appUrl: string

const version = (seed: number): CompiledPolicy =>
  compilePolicy(syntheticSource({ rules: 10, seed }))
const one = version(1)
const two = version(2)
const three = version(3)

beforeAll(async () => {
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.query(`create role ${name}_app login password 'app'`)
  const url = new URL(inject('postgres'))
  url.pathname = name
  ownerUrl = url.href
  url.username = `${name}_app`
  url.password = 'app'
  appUrl = url.href
  await preparePolicyVersions(ownerUrl, `${name}_app`)
})

afterAll(async () => {
  await admin.query(`drop database ${name} with (force)`)
  await admin.query(`drop role ${name}_app`)
  await admin.end()
})

/** Waits for what other processes would see at some time. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries++) await sleep(25)
  expect(holds()).toBe(true)
}

function gateway(initial: CompiledPolicy, said: string[] = []) {
  const active = activePolicy(initial)
  const log = pino({ level: 'info' }, { write: (line) => said.push(line) })
  const following = followPolicy({ url: appUrl, active, log, every: 60_000, patience: 50 })
  return { active, said, stop: following.stop }
}

test('what is published is in force at every gateway, and a request under way keeps what it began with', async () => {
  const gateways = [gateway(one), gateway(one)]
  const underWay = gateways[0]?.active.current()
  await publishPolicy(ownerUrl, two, 'policy team')
  await until(() => gateways.every(({ active }) => active.current().hash === two.hash))
  expect(underWay?.hash).toBe(one.hash)
  const ask = { agency: 'agency-0', purpose: 'purpose-0', relation: 'self', on: '2026-11-21' }
  expect(underWay?.decide(ask).id).toBe(one.decide(ask).id)
  await Promise.all(gateways.map(({ stop }) => stop()))
})

test('a gateway that comes later, or whose connection broke, catches up', async () => {
  const late = gateway(one)
  await until(() => late.active.current().hash === two.hash)
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${name}_app'`,
  )
  await publishPolicy(ownerUrl, three, 'policy team')
  await until(() => late.active.current().hash === three.hash)
  await late.stop()
})

test('publishing what is in force changes nothing', async () => {
  const again = await publishPolicy(ownerUrl, three, 'policy team')
  expect(again).toEqual(await publishPolicy(ownerUrl, three, 'somebody else'))
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query('select published_by from policy_version order by sequence')
  await client.end()
  expect(rows).toHaveLength(2)
})

test('a version whose text is not what its hash says is not put in force, and the log says so', async () => {
  const watching = gateway(three)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into policy_version (hash, artefact, published_by)
     select 'forged', replace(artefact, 'purpose-1', 'purpose-2'), 'nobody' from policy_version limit 1`,
  )
  await owner.query(
    `insert into policy_version (hash, artefact, published_by) values ('broken', '{', 'nobody')`,
  )
  await owner.query(`notify motlan_policy`)
  await until(() => watching.said.some((line) => line.includes('not put in force')))
  expect(watching.active.current().hash).toBe(three.hash)
  await publishPolicy(ownerUrl, one, 'policy team')
  await until(() => watching.active.current().hash === one.hash)
  await owner.end()
  await watching.stop()
})

test('a gateway reads versions and cannot publish, change or remove one', async () => {
  await expect(publishPolicy(appUrl, two, 'gateway')).rejects.toThrow('permission denied')
  const app = new pg.Client({ connectionString: appUrl })
  await app.connect()
  await expect(app.query('delete from policy_version')).rejects.toThrow('permission denied')
  await expect(app.query(`update policy_version set hash = ''`)).rejects.toThrow(
    'permission denied',
  )
  await app.end()
})
