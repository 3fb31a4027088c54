/** `pnpm bench <name> [flags]`: each bench is one file here, measures ratios in one run, and writes `results/<name>.json`. */
const benches: Readonly<
  Record<string, () => Promise<{ readonly bench: (args: readonly string[]) => Promise<void> }>>
> = {
  lookup: () => import('./lookup.ts'),
  policy: () => import('./policy.ts'),
  seed: () => import('./seed.ts'),
  growth: () => import('./growth.ts'),
  ledger: () => import('./ledger.ts'),
  procedure: () => import('./procedure.ts'),
  events: () => import('./events.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = benches[name]
if (load) {
  const { bench } = await load()
  await bench(args)
} else {
  console.error(`usage: pnpm bench ${Object.keys(benches).join(' | ')}`)
  process.exitCode = 2
}
