import { once } from 'node:events'
import { startSandbox } from '@motlan/sandbox'
import { progressView } from '@motlan/seed'
import { exitCodes } from '../io.ts'
import { command } from '../read-args.ts'
import { settingsFrom } from '../settings-from.ts'
import { welcome } from '../welcome.ts'

/** `motlan start`: everything on this machine, until Ctrl-C. */
export const start = command({
  name: 'start',
  more: 'The first start takes some seconds longer. State lives in .motlan (MOTLAN_HOME). DATABASE_URL_POPULATION and so on use your own PostgreSQL 15 or later instead of the embedded one. A port that is taken is replaced by the next free one, unless it was asked for.',
  examples: [
    'pnpm start',
    'pnpm start --http                       every registry in a process of its own',
    'pnpm start --port 8080 --citizens 10000',
    'DATABASE_URL_LAND=postgres://owner:secret@db.example/land pnpm start',
  ],
  args: {
    http: { type: 'boolean', description: 'run every registry in its own process, over HTTP' },
    port: { type: 'string', description: 'the port of the gateway (4000, or the next free one)' },
    citizens: {
      type: 'string',
      valueHint: 'count',
      description: 'size of the country, if it is built now',
    },
    seed: {
      type: 'string',
      valueHint: 'number',
      description: 'seed of the country, if it is built now',
    },
  },
  run: async (args, io) => {
    const settings = settingsFrom(args, io)
    const signal = io.interruption()
    const tell = (step: string) => io.err(`${step}…\n`)
    const bar = progressView(io.screen)
    const sandbox = await startSandbox(settings, {
      clock: io.clock,
      tell,
      signal,
      onProgress: bar.show,
    }).finally(bar.stop)
    // Where standard output is the log, nobody reads a welcome, and a token has no business there.
    if (settings.log.target === 'file') io.out(await welcome(sandbox, settings.demonstration))
    if (!signal.aborted) await once(signal, 'abort')
    io.err('stopping…\n')
    await sandbox.stop()
    return exitCodes.done
  },
})
