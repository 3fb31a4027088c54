import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process, { argv, exit, stderr, stdin, stdout } from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { commands } from './commands.ts'
import type { Io } from './io.ts'
import { runMotlan } from './run-motlan.ts'

/** The `motlan` command on the world as it is. */
const root = fileURLToPath(new URL('../../../', import.meta.url))

// What a command is made of is loaded below and compiled once, not at every start; a folder that cannot be written is none.
enableCompileCache(join(root, 'node_modules', '.cache', 'motlan'))

const io: Io = {
  out: (said) => stdout.write(said),
  err: (said) => stderr.write(said),
  screen: stderr,
  columns: stdout.isTTY ? stdout.columns : undefined,
  stdin: () => text(stdin),
  env: process.env,
  // pnpm changes to the root of the checkout and leaves behind where the person was.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  defaultHome: join(root, '.motlan'),
  clock: () => new Date(),
  interruption: () => {
    const controller = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => controller.abort())
    }
    return controller.signal
  },
}

// A reader that has seen enough (`| head`) is no failure of ours.
stdout.on('error', () => exit(0))

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
}
exit(await runMotlan(argv.slice(2), commands, version, io))
