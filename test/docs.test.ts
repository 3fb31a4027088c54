import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAsPrinted, type Snippet, snippetsIn } from './snippets.ts'

// Every snippet of the README and of docs/ is executed, and prints what the page says.

const root = fileURLToPath(new URL('../', import.meta.url))
const pages = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs')]
const snippets = pages.flatMap((page) => snippetsIn(page))
const shell = snippets.filter(({ language }) => language.split(' ')[0] === 'sh')
const documents = snippets.filter(({ language }) => language === 'graphql')

let home: string
let sandbox: ChildProcess | undefined
let address = ''

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'motlan-docs-'))
  writeShims(join(home, 'bin'))
  const options = { cwd: root, env: environment() }
  sandbox = spawn(process.execPath, ['packages/workbench/src/main.ts', 'start'], options)
  address = await addressOf(sandbox)
}, 180_000)

afterAll(async () => {
  const ended = new Promise((resolve) => sandbox?.once('exit', resolve))
  sandbox?.kill('SIGINT')
  await ended
  rmSync(home, { recursive: true, force: true })
})

describe.each(shell)('$page:$line', (snippet) => {
  test(snippet.text.trim().slice(0, 120), async () => {
    const { code, output } = await executed(snippet)
    expect(code === 0 ? 'succeeds' : 'fails', output).toBe(
      snippet.language === 'sh' ? 'succeeds' : 'fails',
    )
    if (snippet.printed) expect(isAsPrinted(output, snippet.printed), output).toBe(true)
  })
})

describe('GraphQL documents', () => {
  const schema = buildSchema(composeSupergraph(committedSubgraphs()).publicSdl)
  test.each(documents)('$page:$line fits the schema', ({ text }) => {
    expect(validate(schema, parse(text))).toEqual([])
  })

  test('the quickstart shows the file that it asks with', () => {
    const file = readFileSync(join(root, 'docs/examples/benefit.graphql'), 'utf8')
    expect(documents.map(({ text }) => text)).toContain(file)
  })
})

describe('links', () => {
  test.each(pages)('%s points at what is there', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/') + 1) : ''
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
      expect(() => readFileSync(join(root, folder, target)), target).not.toThrow(/ENOENT/)
    }
  })
})

test('a page that promises something else is noticed', () => {
  expect(isAsPrinted('one\ntwo three\nfour', 'one\ntwo …\nfour\n')).toBe(true)
  expect(isAsPrinted('one\ntwo\nthree\nfour', 'one\n…\nfour\n')).toBe(true)
  expect(isAsPrinted('one\ntwo', 'one\n')).toBe(false)
  expect(isAsPrinted('one', 'One\n')).toBe(false)
})

async function executed({
  text,
}: Snippet): Promise<{ readonly code: number; readonly output: string }> {
  const script = text.replaceAll('http://127.0.0.1:4000', address)
  try {
    // Without `--norc` a shell that finds neither terminal nor parent shell reads whatever the machine has for guests.
    const bash = ['--norc', '-euc', script]
    const { stdout, stderr } = await promisify(execFile)('bash', bash, {
      cwd: root,
      env: environment(),
    })
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, output: stdout + stderr }
  }
}

function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    MOTLAN_HOME: join(home, '.motlan'),
    MOTLAN_CITIZENS: '1000',
    PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}`,
  }
}

/** What `npx` does for a reader, without installing anything: `start` is running already, tests are not run inside tests. */
function writeShims(folder: string): void {
  mkdirSync(folder)
  const shim = `#!/usr/bin/env bash
while [[ "$1" == -* || "$1" == pnpm@12 || "$1" == pnpm ]]; do shift; done
case "$1" in
  motlan) shift; exec "${process.execPath}" packages/workbench/src/main.ts "$@" ;;
  start|test|check|generate|bench) "${process.execPath}" -e 'process.exit(process.argv[1] in require("./package.json").scripts ? 0 : 1)' "$1" ;;
  vitest) shift; [ "$1" = run ] && ls "$2" > /dev/null ;;
  *) echo "the pages use no such command: $*" >&2; exit 2 ;;
esac
`
  for (const name of ['npx', 'pnpm']) {
    writeFileSync(join(folder, name), shim)
    chmodSync(join(folder, name), 0o755)
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stderr?.on('data', (some) => {
      printed += String(some)
    })
    child.stdout?.on('data', (some) => {
      printed += String(some)
      const found = /Motlan answers at\s+(http:\S+)\/graphql[\s\S]*Ctrl-C/.exec(printed)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', () => reject(new Error(printed)))
  })
}

function pagesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`)
}
