import { z } from 'zod'
import { askerArgs, askerFrom } from '../asker.ts'
import { askGateway, fetchSchema, refusalFrom } from '../gateway-client.ts'
import { exitCodes } from '../io.ts'
import { command } from '../read-args.ts'
import { tableLines } from '../table.ts'

/** `motlan access`: what an agency may ask for a procedure, by which agreement and article. */
export const access = command({
  name: 'access',
  examples: [
    'pnpm motlan access --agency tax --procedure 1.002207',
    'pnpm motlan access --agency bank --purpose customer-due-diligence --json',
    'pnpm -s motlan access --agency tax --procedure 1.002207 --sdl > tax.graphql',
  ],
  args: {
    ...askerArgs,
    sdl: { type: 'boolean', description: 'the GraphQL schema reduced to what may be asked' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run: async (args, io) => {
    const { procedure, purpose, sdl, json } = args
    const asker = { ...(await askerFrom('access', args, io)), procedure, purpose }
    if (sdl) {
      io.out(await fetchSchema(asker))
      return exitCodes.done
    }
    const answer = await askGateway({ ...asker, query: question })
    const rows = shape.safeParse(answer.data)
    if (!rows.success) throw refusalFrom(answer.errors?.[0], asker.url)
    io.out(json ? `${JSON.stringify(rows.data.myAccess, null, 2)}\n` : rendered(rows.data.myAccess))
    return exitCodes.done
  },
})

const question = `query { myAccess {
  name relation agreement legalBasis source sensitivity meaning { vi en }
} }`

const rowShape = z.object({
  name: z.string(),
  relation: z.string(),
  agreement: z.string(),
  legalBasis: z.string(),
  source: z.string(),
  sensitivity: z.string(),
  meaning: z.object({ vi: z.string(), en: z.string() }),
})
const shape = z.object({ myAccess: z.array(rowShape) })

function rendered(rows: readonly z.output<typeof rowShape>[]): string {
  const sources = [...new Set(rows.map(({ source }) => source))]
  const parts = sources.map((source) => {
    const held = rows.filter((row) => row.source === source)
    const lines = held.map((row) => [
      row.name,
      row.relation,
      row.sensitivity,
      row.agreement,
      row.legalBasis,
    ])
    return [`${source} (${held.length})`, ...tableLines(lines).map((line) => `  ${line}`)].join(
      '\n',
    )
  })
  const total = rows.length === 1 ? '1 attribute' : `${rows.length} attributes`
  return `${[...parts, `${total}: name, relation, sensitivity, agreement, legal basis`].join('\n\n')}\n`
}
