import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import {
  checkSubgraphs,
  committedSubgraphs,
  composeSupergraph,
  type SubgraphSource,
  vocabularyOf,
} from '@motlan/catalogue'
import { Refusal } from '@motlan/kernel'
import { z } from 'zod'
import { exitCodes, type Io } from '../io.ts'
import { command } from '../read-args.ts'

/** `motlan compose`: would these registries join into one schema, each attribute with one source? */
export const compose = command({
  name: 'compose',
  more: 'A source is an SDL file or the address of a running registry, with its name in front where file or host do not say it. Without sources it composes the five registries of this checkout; with --add it tries a new one beside them.',
  examples: [
    'pnpm motlan compose',
    'pnpm motlan compose --add civil-status=civil-status/schema.graphql',
    'pnpm -s motlan compose a=a.graphql b=http://127.0.0.1:4101/graphql --out supergraph.graphql',
  ],
  args: {
    source: {
      type: 'positional',
      required: false,
      description: 'name=file or name=address; any number of them',
    },
    add: {
      type: 'string',
      valueHint: 'name=source',
      description: 'one more registry beside the five',
    },
    out: { type: 'string', valueHint: 'file', description: 'where to write the supergraph' },
  },
  manyArguments: true,
  run: async ({ _: sources, add, out }, io) => {
    const own = sources.length === 0 ? committedSubgraphs() : []
    const named = await Promise.all(
      [...sources, ...(add ? [add] : [])].map((source) => subgraph(source, io)),
    )
    const all = [...own, ...named]
    checkSubgraphs(all)
    const { supergraphSdl } = composeSupergraph(all)
    if (out) writeFileSync(resolve(io.cwd, out), `${supergraphSdl}\n`)
    for (const { name, sdl } of all) io.out(`${name}: ${vocabularyOf(sdl).size} attributes\n`)
    io.out(`${all.length} registries fit together, each attribute with one source\n`)
    return exitCodes.done
  },
})

async function subgraph(source: string, io: Io): Promise<SubgraphSource> {
  const [, given, place = source] = /^([a-z][a-z0-9-]*)=(.+)$/s.exec(source) ?? []
  if (/^https?:/.test(place)) {
    return { name: given ?? new URL(place).hostname, url: place, sdl: await sdlAt(place) }
  }
  const file = resolve(io.cwd, place)
  const name = given ?? nameOf(file)
  return { name, url: `registry:${name}`, sdl: sdlIn(file, place) }
}

/** `land/schema.graphql` is the registry land, and so is `land.graphql`. */
function nameOf(file: string): string {
  const name = basename(file).replace(/\.[^.]+$/, '')
  return name === 'schema' ? basename(dirname(file)) : name
}

function sdlIn(file: string, place: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Refusal('CONFIGURATION_INVALID', place, {
      reason: 'there is no such file, or it cannot be read',
      fix: 'name an SDL file, or the address of a registry',
      cause,
    })
  }
}

const answerShape = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) })

async function sdlAt(url: string): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
      signal: AbortSignal.timeout(10_000),
    })
    return answerShape.parse(await response.json()).data._service.sdl
  } catch (cause) {
    throw new Refusal('REGISTRY_UNAVAILABLE', url, {
      reason: 'no registry answers its SDL at this address',
      fix: 'check the address; the answer to { _service { sdl } } is what composition reads',
      cause,
    })
  }
}
