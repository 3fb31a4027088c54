import { bar } from './bar.js'
import { openEditor } from './editor.js'
import { answersIn } from './event-stream.js'

const menu = await (await fetch('/sandbox/menu')).json()
const tokens = new Map()

const controls = bar(menu, {
  onAsker: () => queueMicrotask(() => token().catch(() => {})),
  onAccess: () => editor.show({ query: whatMayIAsk, variables: {} }),
  onExample: (example) => editor.show(example),
  onCurl: async () => navigator.clipboard.writeText(curl(await headers(), editor.current())),
})
const editor = openEditor(document.getElementById('editor'), menu.examples[0], lookUp)

const whatMayIAsk = `# Cơ quan này được biết những gì cho thủ tục này, theo điều nào?
# What may this agency know for this procedure, by which article?
query WhatMayIAsk {
  myAccess {
    name
    relation
    source
    sensitivity
    agreement
    legalBasis
    meaning { vi en }
  }
}
`

/** What GraphiQL calls for every operation: the same request any agency would send. */
async function lookUp({ query, operationName, variables }) {
  const send = async () =>
    fetch(menu.endpoint, {
      method: 'POST',
      headers: { ...(await headers()), accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ query, operationName, variables }),
    })
  const response = await send()
  if (response.status !== 401) return answerOf(response)
  tokens.clear()
  return answerOf(await send())
}

/** One answer, or those of a subscription as they come. */
function answerOf(response) {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  return isStream ? answersIn(response) : response.json()
}

async function headers() {
  const { procedure, purpose, strict } = controls.asker()
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: `Bearer ${await token()}`,
    ...(procedure && { 'motlan-procedure': procedure }),
    ...(purpose && { 'motlan-purpose': purpose }),
    ...(strict && { 'motlan-strict': 'true' }),
  }
}

/** One token per agency and citizen, fetched anew a minute before it ends. */
async function token() {
  const { agency, citizen } = controls.asker()
  const who = new URLSearchParams(citizen ? { citizen } : { agency }).toString()
  const known = tokens.get(who)
  const fresh = known && known.until.getTime() - Date.now() > 60_000 ? known : await fetchToken(who)
  controls.showToken(fresh?.until)
  if (!fresh) throw new Error('no token')
  tokens.set(who, fresh)
  return fresh.token
}

async function fetchToken(who) {
  const response = await fetch(`/sandbox/token?${who}`)
  if (!response.ok) return undefined
  const { token, expiresAt } = await response.json()
  return { token, until: new Date(expiresAt) }
}

/** The same request for a terminal. */
function curl(sent, { query, variables }) {
  const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`
  const lines = Object.entries(sent).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`)
  const body = JSON.stringify({ query, variables })
  return [
    `curl -sS ${new URL(menu.endpoint, location.href)}`,
    ...lines,
    `  --data ${quoted(body)}`,
  ].join(' \\\n')
}
