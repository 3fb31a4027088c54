import { setTimeout as pause } from 'node:timers/promises'
import type { Promised } from '../../cases/broken-promises.ts'
import { type CaseClient, CaseRefused, type SeenCase } from '../../cases/case-client.ts'
import { play, type Story, type Tokens } from '../../cases/play.ts'

/** What a citizen's program does: the same again with the same key, until it has an answer. */
export interface Filing {
  readonly caseId?: string
  /** Set where the case was not accepted, and why. */
  readonly refused?: string
  readonly asked: number
  /** What the form said last: set where the case was accepted. */
  readonly promised?: Promised
  /** Milliseconds to a form plan on a quiet connection. */
  readonly formPlan: number
}

/** Codes that say nothing about the case: it is tried again. */
const passing = new Set([
  'CASE_CHANGED',
  'REGISTRY_UNAVAILABLE',
  'REGISTRY_TIMEOUT',
  'LEDGER_UNAVAILABLE',
  'LEDGER_BUSY',
  'INTERNAL',
])

/** Files a case whatever dies meanwhile. */
export async function fileCase(
  story: Story,
  key: string,
  client: () => CaseClient,
  tokens: Tokens,
): Promise<Filing> {
  for (let attempt = 0; ; attempt++) {
    try {
      const { seen, asked } = await play(story, client(), tokens, key)
      const token = await tokens.citizen(story.applicant)
      const began = performance.now()
      await client().see(token, seen.id)
      const formPlan = performance.now() - began
      const promised = { ...story, fields: seen.form.fields }
      const filed = { caseId: seen.id, asked: asked.length, formPlan, promised }
      // What was filed before is shown as it would be filed now.
      if (seen.status !== 'DRAFT') return { caseId: seen.id, asked: asked.length, formPlan }
      if (isWaiting(seen)) {
        await pause(100)
        continue
      }
      if (!seen.form.ready) {
        const [problem] = seen.form.problems
        return {
          asked: asked.length,
          formPlan,
          refused: problem?.rule ?? unreadyIn(seen.form.fields),
        }
      }
      await client().submit(token, seen)
      return filed
    } catch (error) {
      const code = error instanceof CaseRefused ? error.told.code : 'away'
      if (code !== 'away' && !passing.has(code)) {
        return { asked: 0, formPlan: Number.NaN, refused: `${code} ${String(error)}` }
      }
      if (attempt > 6_000) throw error
      await pause(100)
    }
  }
}

/** A registry that was killed leaves a hole in the form until it is back. */
function isWaiting({ form }: SeenCase): boolean {
  return !form.ready && form.fields.some(({ state }) => state === 'UNAVAILABLE')
}

function unreadyIn(fields: readonly { readonly key: string; readonly state: string }[]): string {
  const open = fields.filter(({ state }) => !['FILLED', 'DECLARED'].includes(state))
  return open.map(({ key, state }) => `${key.split('/')[0]} ${state}`).join(', ')
}
