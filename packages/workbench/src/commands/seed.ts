import { seedHome } from '@motlan/sandbox'
import { progressView } from '@motlan/seed'
import { exitCodes } from '../io.ts'
import { command } from '../read-args.ts'
import { settingsFrom } from '../settings-from.ts'

/** `motlan seed`: the made-up country, of any size. */
export const seed = command({
  name: 'seed',
  more: 'The same seed and size give the same country on every machine. The one that stands is replaced only when the new one is complete; where the very same one stands already, nothing is done. Stop a running sandbox first.',
  examples: ['pnpm seed', 'pnpm seed --citizens 1000000 --seed 7', 'pnpm seed --again'],
  args: {
    citizens: { type: 'string', valueHint: 'count', description: 'how many citizens (102000)' },
    seed: { type: 'string', valueHint: 'number', description: 'which country of that size (1)' },
    personas: {
      type: 'string',
      valueHint: 'files',
      description: 'YAML files with more personas, with commas',
    },
    again: { type: 'boolean', description: 'build it even where the very same one stands' },
  },
  run: async ({ citizens, seed: number, personas, again = false }, io) => {
    const bar = progressView(io.screen)
    const signal = io.interruption()
    const tell = (step: string) => io.err(`${step}…\n`)
    const outcome = await seedHome(settingsFrom({ citizens, seed: number, personas }, io), {
      tell,
      again,
      signal,
      onProgress: bar.show,
    }).finally(bar.stop)
    if (outcome.kind === 'kept') {
      io.out(
        `the country of ${count(outcome.citizens)} citizens (seed ${outcome.seed}) stands already\n`,
      )
      return exitCodes.done
    }
    const { citizens: made, businesses, parcels, rows, errors, milliseconds } = outcome.summary
    io.out(
      `${count(made)} citizens, ${count(businesses)} businesses, ${count(parcels)} parcels, ${count(errors)} injected errors: ${count(rows)} rows in ${(milliseconds / 1000).toFixed(1)} s\n`,
    )
    return exitCodes.done
  },
})

function count(value: number): string {
  return value.toLocaleString('en')
}
