import { writeResult } from './result.ts'

export async function bench(args: readonly string[]): Promise<void> {
  writeResult('seed', `pnpm bench seed ${args.join(' ')}`, {})
}
