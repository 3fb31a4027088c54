// Files a case as a citizen's program would: opens it, answers what is asked, submits it, and waits for the registries.
//
//   node docs/examples/file-a-case.mjs <gateway> <token> <procedure> '<answers by field, as JSON>'

import { setTimeout as pause } from 'node:timers/promises'

const [gateway, token, procedure, given] = process.argv.slice(2)
const answers = JSON.parse(given)
const shown =
  'id version status form { ready fields { key title { en } state value source optional } }'

async function ask(query, variables) {
  const response = await fetch(gateway, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (!errors) return Object.values(data)[0]
  const [{ message, extensions }] = errors
  console.error(`${extensions.code} ${message}\n  what to do: ${extensions.fix}`)
  process.exit(1)
}

/** Whoever changes a case says which version of it they have seen. */
const place = ({ id, version }) => ({ id, version })

const told = new Set()

/** What the form has learnt since it was last printed. */
function print({ fields }) {
  for (const { key, state, title, value, source } of fields) {
    if (value === null || told.has(key)) continue
    told.add(key)
    const text = typeof value === 'object' ? JSON.stringify(value) : value
    console.log(`${state.padEnd(9)} ${title.en}: ${text} (${source})`)
  }
}

// The same key is the same case: a program that was interrupted goes on where it was.
const opening = { procedure, idempotencyKey: `example ${procedure}` }
let seen = await ask(`mutation($input: OpenCaseInput!) { openCase(input: $input) { ${shown} } }`, {
  input: opening,
})
print(seen.form)

// An answer can lead to the next question: who the dependant is comes before what is known of them.
while (!seen.form.ready) {
  const open = seen.form.fields.filter(({ state }) => state === 'TO_ASK')
  const asked = open.filter(({ key }) => key in answers)
  if (asked.length === 0) {
    const missing = open.filter(({ optional }) => !optional)
    for (const { key, title } of missing) console.error(`${key} has no answer yet: ${title.en}`)
    process.exit(1)
  }
  seen = await ask(
    `mutation($id: ID!, $version: Int!, $answers: [AnswerInput!]!) {
      declare(case: $id, version: $version, answers: $answers) { ${shown} }
    }`,
    { ...place(seen), answers: asked.map(({ key }) => ({ field: key, value: answers[key] })) },
  )
  print(seen.form)
}

let filed = await ask(
  'mutation($id: ID!, $version: Int!) { submit(case: $id, version: $version) { id status } }',
  place(seen),
)
while (filed.status === 'SUBMITTED' || filed.status === 'RUNNING') {
  await pause(200)
  filed = await ask(
    'query($id: ID!) { case(id: $id) { id status effects { registry mutation state } } }',
    { id: seen.id },
  )
}
console.log(`case ${filed.status}`)
for (const { registry, mutation, state } of filed.effects) {
  console.log(`  ${registry} ${mutation}: ${state}`)
}
