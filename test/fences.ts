import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Files by path, as text. */
export type Planted = Readonly<Record<string, string>>

/** What one tool said about one file. */
export interface Complaint {
  readonly tool: string
  readonly rule: string
  readonly file: string
}

const run = promisify(execFile)
const root = fileURLToPath(new URL('../', import.meta.url))

/** A small copy of the workspace in a temporary folder, with the project's own configuration and the planted files. */
export function plant(files: Planted): { readonly folder: string; readonly uproot: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-fences-'))
  for (const file of [
    'knip.json',
    'tsconfig.json',
    'package.json',
    'pnpm-workspace.yaml',
    'vitest.config.ts',
  ]) {
    cpSync(join(root, file), join(folder, file))
  }
  // The copy is in no git repository, so it cannot ask git what to ignore.
  const biome = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as Record<
    string,
    unknown
  >
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...biome, vcs: { enabled: false } }))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const name of ['population', 'land']) {
    write(
      folder,
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@motlan/${name}`, type: 'module', exports: './src/index.ts' }),
    )
  }
  write(folder, 'packages/population/src/index.ts', 'export const population = 1\n')
  for (const [file, text] of Object.entries(files)) write(folder, file, text)
  return { folder, uproot: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Everything the three tools of `pnpm check` say about a folder. */
export async function complaintsAbout(folder: string): Promise<readonly Complaint[]> {
  const all = await Promise.all([types(folder), lint(folder), unused(folder)])
  return all.flat()
}

async function types(folder: string): Promise<Complaint[]> {
  const text = await output(folder, 'tsc', ['--pretty', 'false'])
  return [...text.matchAll(/^(.+?)\(\d+,\d+\): error (TS\d+)/gm)].map(
    ([, file = '', rule = '']) => ({ tool: 'tsc', rule, file }),
  )
}

async function lint(folder: string): Promise<Complaint[]> {
  const text = await output(folder, 'biome', [
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    '.',
  ])
  const { diagnostics } = JSON.parse(text.slice(text.indexOf('{'))) as {
    diagnostics: {
      category: string
      severity: string
      location: { path: string | { file: string } }
    }[]
  }
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ category, location: { path } }) => ({
      tool: 'biome',
      rule: category,
      file: pathIn(folder, typeof path === 'string' ? path : path.file),
    }))
}

async function unused(folder: string): Promise<Complaint[]> {
  const text = await output(folder, 'knip', ['--reporter', 'json', '--include', 'files'])
  const report = JSON.parse(text.slice(text.indexOf('{'))) as {
    issues: { file: string; files?: unknown[] }[]
  }
  return report.issues
    .filter(({ files }) => files?.length)
    .map(({ file }) => ({ tool: 'knip', rule: 'files', file: pathIn(folder, file) }))
}

/** What a tool printed, whether it was content or not: here complaints are what is wanted. */
async function output(folder: string, tool: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(join(root, 'node_modules', '.bin', tool), args, {
      cwd: folder,
      maxBuffer: 64e6,
    })
    return stdout
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string')
      return error.stdout
    throw error
  }
}

function pathIn(folder: string, file: string): string {
  return file.startsWith('/') ? relative(folder, file) : file.replace(/^\.\//, '')
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}
