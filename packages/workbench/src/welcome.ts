import type { Sandbox } from '@motlan/sandbox'

const halfDay = 12 * 3_600

/**
 * What `motlan start` prints once everything answers: addresses and, where this is a demonstration, a token and a command
 * that works when it is pasted.
 */
export async function welcome(sandbox: Sandbox, demonstration: boolean): Promise<string> {
  const { url, registries, examples, issuer } = sandbox
  const apart = registries.filter((registry) => registry.url)
  const example = demonstration ? examples.find((each) => 'agency' in each) : undefined
  const token =
    example &&
    (await issuer.issueToken({ agency: example.agency, officer: 'sandbox', lifetime: halfDay }))
  return [
    '',
    `  Motlan answers at     ${url}/graphql`,
    ...(demonstration ? [`  GraphiQL              ${url}/graphiql`] : []),
    `  Health                ${url}/health/ready`,
    ...apart.map(({ name, url: address }) => `  Registry ${name.padEnd(12)} ${address}`),
    '',
    ...(example && token ? asked(url, token, example) : []),
    '  Ctrl-C stops everything.',
    '',
    '',
  ].join('\n')
}

function asked(
  url: string,
  token: string,
  example: Extract<Sandbox['examples'][number], { readonly agency: string }>,
): readonly string[] {
  const { title, agency, procedure, purpose, query, variables } = example
  const aim = procedure ? `motlan-procedure: ${procedure}` : `motlan-purpose: ${purpose}`
  const body = JSON.stringify({ query: oneLine(query), variables })
  return [
    `  Token of agency ${agency} for 12 hours:`,
    '',
    `  ${token}`,
    '',
    `  ${title.vi} — ${title.en}:`,
    '',
    // Not indented: what is pasted has to be what is run.
    `curl -sS ${url}/graphql -H 'content-type: application/json' \\`,
    `  -H 'authorization: Bearer ${token}' \\`,
    `  -H '${aim}' \\`,
    `  -d ${quoted(body)}`,
    '',
  ]
}

function oneLine(query: string): string {
  return query
    .replace(/^\s*#.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
