import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type JsonObject, Refusal } from '@motlan/kernel'
import { z } from 'zod'
import { askerArgs, askerFrom } from '../asker.ts'
import { askGateway } from '../gateway-client.ts'
import { exitCodes, type Io } from '../io.ts'
import { command } from '../read-args.ts'
import { renderAnswer } from '../render-answer.ts'

/** `motlan query`: one look-up through the same door that every agency uses. */
export const query = command({
  name: 'query',
  more: 'The document is GraphQL text, the name of a file, or - for standard input. It goes over HTTP to the running gateway: the same checks, the same record. Withheld attributes are null and listed below the answer.',
  examples: [
    `pnpm motlan query '{ citizen(citizenId: "901095000011") { birthName { fullName } } }' --agency civil-status --procedure 2.000986`,
    `pnpm motlan query dossier.graphql --variables '{"id": "946185000081"}' --agency tax --procedure 1.002207 --json`,
    'cat dossier.graphql | pnpm motlan query - --variables @variables.json --agency tax --procedure 1.002207 --strict',
  ],
  args: {
    document: {
      type: 'positional',
      required: false,
      description: 'GraphQL text, a file name; standard input where it is - or left out',
    },
    variables: {
      type: 'string',
      valueHint: 'json',
      description: 'a JSON object, or @ and a file name',
    },
    operation: {
      type: 'string',
      valueHint: 'name',
      description: 'which operation of the document',
    },
    ...askerArgs,
    case: { type: 'string', valueHint: 'number', description: 'the case it is asked in' },
    strict: {
      type: 'boolean',
      description: 'refuse the whole look-up if one attribute is withheld',
    },
    json: { type: 'boolean', description: 'the answer as the gateway sent it' },
  },
  run: async (args, io) => {
    const document = await textOf(args.document ?? '-', io)
    const variables = variablesFrom(args.variables, io)
    const asker = await askerFrom('query', args, io)
    const { procedure, purpose, case: dossier, strict, operation: operationName } = args
    const answer = await askGateway({
      ...asker,
      procedure,
      purpose,
      case: dossier,
      strict,
      query: document,
      operationName,
      variables,
    })
    const { status, ...body } = answer
    if (args.json) io.out(`${JSON.stringify(body, null, 2)}\n`)
    const answered = answer.data !== undefined && answer.data !== null && status < 400
    if (!args.json) (answered ? io.out : io.err)(renderAnswer(answer))
    return answered ? exitCodes.done : exitCodes.refused
  },
})

async function textOf(document: string, io: Io): Promise<string> {
  if (document === '-') return io.stdin()
  // GraphQL text has braces; a file name that has them can be written as ./{x}.graphql.
  return /^[^/]*\{/s.test(document) ? document : fileText(document, io)
}

function variablesFrom(given: string | undefined, io: Io): JsonObject {
  if (given === undefined) return {}
  const text = given.startsWith('@') ? fileText(given.slice(1), io) : given
  const parsed = z.record(z.string(), z.unknown()).safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new Refusal('VARIABLES_INVALID', '--variables', {
    reason: 'this is not a JSON object',
    fix: `write for example --variables '{"id": "946185000081"}'`,
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fileText(name: string, io: Io): string {
  try {
    return readFileSync(resolve(io.cwd, name), 'utf8')
  } catch (cause) {
    throw new Refusal('CONFIGURATION_INVALID', name, {
      reason: 'there is no such file, or it cannot be read',
      fix: 'name a file, or give the text itself',
      cause,
    })
  }
}
