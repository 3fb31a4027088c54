import type { Sandbox } from '@motlan/sandbox'

/** What `motlan start` prints once everything answers: addresses, a token, and a command that works when it is pasted. */
export function welcome(
  { url, registries, examples }: Sandbox,
  token: string,
  graphiql: boolean,
): string {
  const apart = registries.filter((registry) => registry.url)
  const [example] = examples
  return [
    '',
    `  Motlan answers at     ${url}/graphql`,
    ...(graphiql ? [`  GraphiQL              ${url}/graphiql`] : []),
    `  Health                ${url}/health/ready`,
    ...apart.map(({ name, url: address }) => `  Registry ${name.padEnd(12)} ${address}`),
    '',
    ...(example ? asked(url, token, example) : []),
    '  Ctrl-C stops everything.',
    '',
    '',
  ].join('\n')
}

function asked(
  url: string,
  token: string,
  example: Sandbox['examples'][number],
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
