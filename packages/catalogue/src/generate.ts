import { readFileSync, writeFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { Refusal } from '@motlan/kernel'
import { committedSubgraphs, generatedFiles } from './generated.ts'
import { oneSource } from './one-source.ts'
import { registries } from './registries.ts'

const root = new URL('../../../', import.meta.url)

/** Writes what changed; `pnpm generate` runs it, and `pnpm generate population` prints the SDL of that registry only. */
async function generate(only: readonly string[]): Promise<void> {
  oneSource(registries)
  for (const { name } of registries) {
    if (only.length > 0 && !only.includes(name)) continue
    const { sdl, declarations } = await printed(name)
    write(`packages/${name}/schema.graphql`, sdl)
    if (declarations !== undefined) write(`packages/${name}/declarations.graphql`, declarations)
  }
  for (const { path, text } of generatedFiles(committedSubgraphs())) write(path, text)
}

/** The SDL as the registry's own code prints it. The catalogue is data and knows no code of a registry; this command does, by name. */
async function printed(
  name: string,
): Promise<{ readonly sdl: string; readonly declarations?: string }> {
  const registry = (await import(`@motlan/${name}`)) as Record<string, unknown>
  const { noDatabase } = (await import(
    '@motlan/registry-kit'
  )) as typeof import('@motlan/registry-kit')
  const subgraph = registry[`${name}Subgraph`]
  if (typeof subgraph !== 'function') {
    throw new Refusal('CONFIGURATION_INVALID', `@motlan/${name}`, {
      reason: `it exports no ${name}Subgraph`,
    })
  }
  return subgraph(noDatabase()) as { readonly sdl: string; readonly declarations?: string }
}

function write(path: string, text: string): void {
  const file = new URL(path, root)
  if (present(file) === text) return
  writeFileSync(file, text)
  stdout.write(`wrote ${path}\n`)
}

function present(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

await generate(argv.slice(2))
