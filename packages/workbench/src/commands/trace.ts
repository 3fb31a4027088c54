import { parseBusinessId, Refusal } from '@motlan/kernel'
import { openIssuer } from '@motlan/sandbox/home'
import { askerArgs, gatewayUrl, homeOf, seconds } from '../asker.ts'
import { citizenNamed, subjectNamed } from '../citizen-named.ts'
import { askGateway } from '../gateway-client.ts'
import { exitCodes, type Io } from '../io.ts'
import { command } from '../read-args.ts'
import { tableLines } from '../table.ts'
import { type TracedLookUp, traceIn, traceQuery } from '../trace-query.ts'
import { UsageError } from '../usage-error.ts'

/** `motlan trace`: who looked at what about somebody, as that person sees it. */
export const trace = command({
  name: 'trace',
  more: 'Asks as a citizen who has logged in, with a token that this home makes. A parent or guardian sees the trace of a child with --of, a legal representative that of a business with --business.',
  examples: [
    'pnpm motlan trace --citizen unemployed',
    'pnpm motlan trace --citizen newborn-mother --of newborn --full',
    'pnpm motlan trace --citizen director --business sao-mai --agency bank --since 7d',
  ],
  args: {
    citizen: {
      type: 'string',
      valueHint: 'name or number',
      description: 'who asks: somebody of the cast, or 12 digits',
    },
    of: { type: 'string', valueHint: 'name or number', description: 'a child, or a ward' },
    business: { type: 'string', valueHint: 'name or number', description: 'a business' },
    agency: { type: 'string', valueHint: 'id', description: 'only what this agency looked at' },
    procedure: { type: 'string', valueHint: 'code', description: 'only for this procedure' },
    attribute: {
      type: 'string',
      valueHint: 'name',
      description: 'only this attribute, or this group of them',
    },
    since: { type: 'string', valueHint: 'time', description: 'only the last 90m, 12h, 7d' },
    first: { type: 'string', valueHint: 'count', default: '20', description: 'entries at most' },
    full: { type: 'boolean', description: 'with every attribute, its agreement and its article' },
    json: { type: 'boolean', description: 'as JSON' },
    url: askerArgs.url,
  },
  run: async ({ citizen, of, business, full, json, url: given, ...filters }, io) => {
    if (!citizen) throw new UsageError('trace', '--citizen: say who asks')
    if (of && business) throw new UsageError('trace', '--business: a trace is about one')
    const url = gatewayUrl('trace', given, io)
    const token = await openIssuer(homeOf(io), io.clock).issueCitizenToken({
      citizenId: await citizenNamed(citizen),
      lifetime: 60,
    })
    const variables = {
      ...filtersFrom(filters, io),
      ...(of && { of: await citizenNamed(of, '--of') }),
      ...(business && { business: await businessNamed(business) }),
    }
    const query = traceQuery(of ? 'of' : business ? 'business' : 'me')
    const { nodes, pageInfo } = traceIn(await askGateway({ url, token, query, variables }), url)
    io.out(json ? `${JSON.stringify(nodes, null, 2)}\n` : rendered(nodes, full === true))
    if (pageInfo.hasNextPage && !json) io.err('there is more: --first 100, or a narrower filter\n')
    return exitCodes.done
  },
})

interface Filters {
  readonly agency: string | undefined
  readonly procedure: string | undefined
  readonly attribute: string | undefined
  readonly since: string | undefined
  readonly first: string
}

function filtersFrom({ since, first, agency, procedure, attribute }: Filters, io: Io) {
  if (!/^\d+$/.test(first)) throw new UsageError('trace', '--first: say a number')
  const from = since && new Date(io.clock().getTime() - 1000 * seconds(since)).toISOString()
  return { agency, procedure, attribute, first: Number(first), ...(from && { from }) }
}

async function businessNamed(name: string): Promise<string> {
  if (!/^[\d-]+$/.test(name)) return subjectNamed(name, 'Business', '--business')
  const parsed = parseBusinessId(name)
  if (parsed.ok) return parsed.value
  throw new Refusal('IDENTIFIER_INVALID', '--business', { reason: parsed.rejection.message })
}

function rendered(entries: readonly TracedLookUp[], full: boolean): string {
  const lines = entries.flatMap((entry) => [
    entry.sentence.vi,
    `  ${entry.sentence.en}`,
    ...(full ? detailsOf(entry).map((line) => `  ${line}`) : []),
    '',
  ])
  const count = `${entries.length} ${entries.length === 1 ? 'look-up' : 'look-ups'}, newest first`
  return [...lines, entries.length === 0 ? 'nobody has looked' : count, ''].join('\n')
}

function detailsOf({ attributes, withheld }: TracedLookUp): readonly string[] {
  return tableLines([
    ...attributes.map(({ name, relation, movedTo, agreement, legalBasis }) => [
      name,
      relation,
      movedTo ? `to ${movedTo.id}` : 'seen',
      agreement.id,
      legalBasis.citation.vi,
    ]),
    ...withheld.map(({ name, relation, reason }) => [name, relation, 'withheld', reason.code]),
  ])
}
