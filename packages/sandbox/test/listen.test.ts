import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { listen } from '../src/listen.ts'

async function taken(): Promise<{ port: number; free: () => void }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, free: () => server.close() }
}

test('a taken port is replaced by a later one, unless it was asked for', async () => {
  const { port, free } = await taken()
  const listening = await listen(
    (_, response) => response.end('here'),
    { number: port, explicit: false },
    '127.0.0.1',
  )
  const own = Number(new URL(listening.url).port)
  expect(own).toBeGreaterThan(port)
  expect(await (await fetch(listening.url)).text()).toBe('here')

  const asked = listen(() => {}, { number: port, explicit: true }, '127.0.0.1')
  await expect(asked).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    subject: `port ${port} on 127.0.0.1`,
  })
  await listening.close()
  free()
})

test('an address that is not ours is a setting to correct', async () => {
  const elsewhere = listen(() => {}, { number: 0, explicit: true }, '192.0.2.1')
  await expect(elsewhere).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
})

test('closing answers what is under way and takes nothing new', async () => {
  const begun = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const listening = await listen(
    async (_, response) => {
      begun.resolve()
      await go.promise
      response.end('late')
    },
    { number: 0, explicit: true },
    '127.0.0.1',
  )
  const answer = fetch(listening.url).then((response) => response.text())
  await begun.promise
  const closed = listening.close()
  go.resolve()
  expect(await answer).toBe('late')
  await closed
  await expect(fetch(listening.url)).rejects.toThrow()
})
