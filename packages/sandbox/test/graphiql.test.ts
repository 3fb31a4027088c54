import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, started } from './fixtures/started.ts'

const home = mkdtempSync(join(tmpdir(), 'motlan-graphiql-'))
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
let sandbox: Started
let browser: Browser
let page: Page
const requested: string[] = []
const faults: string[] = []

beforeAll(async () => {
  sandbox = await started(home, ['--port', '0', '--citizens', '2000'])
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox'],
  })
  const context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 1440, height: 860 },
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  page.on('request', (request) => requested.push(request.url()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${sandbox.url}/graphql`)
  await page.locator('.graphiql-execute-button').waitFor()
})
afterAll(async () => {
  await browser.close()
  await sandbox.end('SIGTERM')
  rmSync(home, { recursive: true, force: true })
})

/** Presses the button, and waits for what the gateway answers and the page shows. */
async function run(): Promise<string> {
  const isAnswer = (url: string, sent: string | null) =>
    url.endsWith('/graphql') && !sent?.includes('IntrospectionQuery')
  const [response] = await Promise.all([
    page.waitForResponse((one) => isAnswer(one.url(), one.request().postData())),
    page.locator('.graphiql-execute-button').click(),
  ])
  await page.locator('.graphiql-response', { hasText: /"(data|errors)"/ }).waitFor()
  return response.text()
}

/** GraphiQL takes over what was put into its editor a moment later: the name of the tab tells when. */
async function shown(operation: string): Promise<void> {
  await page.locator('.graphiql-tab', { hasText: operation }).waitFor()
}

const barText = () => page.locator('.bar').textContent()

test('whoever knocks at /graphql with a browser is led to GraphiQL, in their language', async () => {
  expect(page.url()).toBe(`${sandbox.url}/graphiql`)
  expect(await barText()).toContain('Cơ quan')
  await page.click('#language')
  expect(await barText()).toContain('Agency')
  await page.click('#language')
})

test('the first thing a visitor does works: press the button', async () => {
  await page.locator('.graphiql-tab', { hasText: 'Birth' }).waitFor()
  expect(await run()).toContain('"citizen":{"birthName":{"fullName":"Nguyễn Văn Nam"}')
})

test('an example chooses agency and procedure, and is answered', async () => {
  await page.selectOption('#example', { label: 'Chuyển nhượng đất: thửa đất và người bán' })
  await shown('Transfer')
  expect(await run()).toContain('"citizen":{"birthName":{"fullName":"Hoàng Văn Sơn"}')
  expect(await page.inputValue('#agency')).toBe('land-office')
  expect(await page.inputValue('#aim')).toBe('procedure 1.012785')
  expect(await page.locator('#token').textContent()).toContain('Mã truy cập đến')
})

test('another agency gets its own part of the same question, for a purpose too', async () => {
  await page.selectOption('#agency', 'tax')
  expect(await page.inputValue('#aim')).toBe('procedure 1.012785')
  expect(await run()).toContain('ATTRIBUTE_WITHHELD')
  await page.selectOption('#agency', 'notary')
  expect(await page.inputValue('#aim')).toBe('purpose notarisation')
  expect(await run()).not.toContain('ATTRIBUTE_WITHHELD')
})

test('what may be asked is one click away, and a curl command too', async () => {
  await page.click('#access')
  await shown('WhatMayIAsk')
  expect(await run()).toContain('"myAccess"')
  await page.click('#curl')
  const copied = await page.evaluate('navigator.clipboard.readText()')
  expect(copied).toMatch(/^curl -sS http:\/\/127\.0\.0\.1:\d+\/graphql \\\n/)
  expect(copied).toContain("motlan-purpose: notarisation'")
})

test('a citizen of the cast sees who looked at what, and asks for no procedure', async () => {
  await page.selectOption('#example', { label: 'Công dân: ai đã xem gì của tôi' })
  await shown('WhoLookedAtMe')
  expect(await page.inputValue('#agency')).toBe('citizen:newborn-father')
  expect(await page.isDisabled('#aim')).toBe(true)
  expect(await run()).toContain('"me":{"trace"')
  await page.selectOption('#example', { label: 'Cha mẹ: ai đã xem gì của con tôi' })
  await shown('WhoLookedAtMyChild')
  expect(await run()).toContain('"children":[{"citizenId":"901226000013"')
  await page.selectOption('#agency', 'citizen:land-buyer')
  expect(await run()).toContain('"children":[{"citizenId":"975317000055"')
})

test('a subscription is shown as it comes, until it is stopped', async () => {
  await page.selectOption('#agency', 'tax')
  const subscription = 'subscription Live { burdenLive { cases done } }'
  await page.evaluate(`monaco.editor.getModels()
    .find(({ uri }) => uri.path.endsWith('operation.graphql')).setValue('${subscription}')`)
  await shown('Live')
  await page.locator('.graphiql-execute-button').click()
  await page.locator('.graphiql-response', { hasText: '"burdenLive"' }).waitFor()
  // The same button stops it.
  await page.locator('.graphiql-execute-button[aria-label^="Stop"]').click()
  await page.locator('.graphiql-execute-button[aria-label^="Execute"]').waitFor()
})

test('nothing comes from anywhere else, nothing sensitive is in an address, nothing fails', () => {
  expect(requested.filter((url) => !url.startsWith(sandbox.url))).toEqual([])
  expect(requested.filter((url) => /\d{12}|w7zz/.test(url))).toEqual([])
  expect(page.url()).toBe(`${sandbox.url}/graphiql`)
  expect(faults).toEqual([])
})

test('a citizen is asked for by name, never by number', async () => {
  const asked = async (citizen: string) =>
    (await fetch(`${sandbox.url}/sandbox/token?citizen=${citizen}`)).status
  expect([await asked('founder'), await asked('979090000031'), await asked('nobody')]).toEqual([
    200, 400, 400,
  ])
})

test('tokens are for the asking only on this machine, and for agencies that exist', async () => {
  const asked = (agency: string, headers = {}) =>
    fetch(`${sandbox.url}/sandbox/token?agency=${agency}`, { headers })
  expect((await asked('tax')).status).toBe(200)
  expect((await asked('tax')).headers.get('cache-control')).toBe('no-store')
  expect((await asked('taxx')).status).toBe(403)
  expect(await (await asked('taxx')).json()).toMatchObject({
    errors: [{ extensions: { code: 'AGENCY_UNKNOWN', fix: 'did you mean tax?' } }],
  })
})
