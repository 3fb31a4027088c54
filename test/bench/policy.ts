import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { installPeers } from './peers.ts'
import { decisions } from './policy/decisions.ts'
import { memory } from './policy/memory.ts'
import { replayed } from './policy/replayed.ts'
import { scales } from './policy/scales.ts'
import { writeResult } from './result.ts'

/** `pnpm bench policy`: decisions against other engines, and what compiling, comparing, proving, replaying and remembering cost as rules grow. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '50,200,1000,5000' },
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
      records: { type: 'string', default: '1000000' },
      questions: { type: 'string', default: '1000000' },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  const [seconds, rounds, records, questions] = [
    values.seconds,
    values.rounds,
    values.records,
    values.questions,
  ].map(Number) as [number, number, number, number]
  // Whoever reads the numbers has to know what else the machine did.
  const loadBefore = loadavg().map((load) => Math.round(load * 100) / 100)
  installPeers()
  letCollect()
  const compared: object[] = []
  for (const size of sizes.filter((each) => each <= 1_000)) {
    compared.push(await decisions(size, seconds))
    console.log(JSON.stringify(compared.at(-1)))
  }
  const scaled = await scales(sizes, rounds)
  const replays = [200, 1_000].map((size) => replayed(size, records))
  console.log(JSON.stringify(replays))
  const remembered = [200, 1_000].map((size) => memory(size, questions))
  console.log(JSON.stringify(remembered))
  writeResult(
    'policy',
    `pnpm bench policy --sizes ${values.sizes} --seconds ${seconds} --rounds ${rounds} --records ${records} --questions ${questions}`,
    { loadBefore, decisions: compared, scales: scaled, replay: replays, memory: remembered },
  )
}

/** Memory is measured after a collection, which only this flag lets a program ask for. */
function letCollect(): void {
  setFlagsFromString('--expose-gc')
  globalThis.gc = runInNewContext('gc') as NodeJS.GCFunction // What the flag puts there.
}
