import type { Story } from '../../cases/play.ts'
import { type Filing, fileCase } from './file-case.ts'
import type { Killable } from './killable.ts'

/** A story of one procedure. */
export interface Chosen {
  readonly procedure: string
  readonly story: Story
}

/** A case that was filed, or refused, and of which procedure and form it is. */
interface FiledCase extends Filing {
  readonly procedure: string
  /** The code, with the province where that has a form of its own. */
  readonly form: string
}

/** What came of filing many cases. */
export interface Filed {
  readonly filings: readonly FiledCase[]
  /** Milliseconds until the last one was accepted. */
  readonly accepted: number
  /** Milliseconds until the registries had been told of all of them. */
  readonly told: number
}

/** Files cases, so many at once, and waits until none is on its way any more. */
export async function fileAll(
  chosen: readonly Chosen[],
  { client, tokens, sql }: Killable,
  connections: number,
  name: string,
  onFiled: (count: number) => void = () => undefined,
): Promise<Filed> {
  const began = performance.now()
  const filings: FiledCase[] = []
  const waiting = [...chosen.entries()]
  const oneByOne = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, { procedure, story }] = next
      const filing = await fileCase(story, `${name}-${index}`, client, tokens)
      const form = [story.procedure, story.province ?? []].flat().join('/')
      filings.push({ ...filing, procedure, form })
      onFiled(filings.length)
    }
  }
  await Promise.all(Array.from({ length: connections }, oneByOne))
  const accepted = performance.now() - began
  await untilTold(sql)
  return { filings, accepted, told: performance.now() - began }
}

async function untilTold(sql: Killable['sql']): Promise<void> {
  for (;;) {
    const under = await sql<{ count: number }>(
      'exchange',
      `select count(*)::int as count from cases.case_file where status in ('SUBMITTED', 'RUNNING')`,
    ).catch(() => [{ count: 1 }])
    if (under[0]?.count === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
