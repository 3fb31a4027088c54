import { randomInt } from 'node:crypto'
import { openIssuer, runningIn } from '@motlan/sandbox/home'
import { homeOf } from '../asker.ts'
import { citizenNamed } from '../citizen-named.ts'
import { birthBundle } from '../demo/birth-case.ts'
import { birthStory } from '../demo/birth-story.ts'
import { clientOf } from '../demo/client.ts'
import { paintFor } from '../demo/paint.ts'
import type { BirthStory } from '../demo/story.ts'
import { tellBirth } from '../demo/tell-birth.ts'
import { exitCodes, type Io } from '../io.ts'
import { command } from '../read-args.ts'
import { settingsFrom } from '../settings-from.ts'
import { UsageError } from '../usage-error.ts'

const languages = ['vi', 'en'] as const
const halfHour = 1_800
const usualWidth = 120

/** `motlan demo birth`: the whole story of a birth, from three offices to six answers. */
export const demoBirth = command({
  name: 'demo birth',
  more: 'A hospital sends a notice; the mother opens a case, answers what nobody knows, submits; the registries are told; other agencies see the child; the mother sees who looked. It runs against the sandbox of this home, or starts one for as long as it takes. Each run is a birth of its own.',
  examples: [
    'pnpm motlan demo birth',
    'pnpm motlan demo birth --lang en',
    'pnpm -s motlan demo birth --json',
  ],
  args: {
    lang: { type: 'string', valueHint: 'vi|en', default: 'vi', description: 'the language' },
    json: { type: 'boolean', description: 'everything that is told, as JSON' },
  },
  run: async ({ lang, json }, io) => {
    const language = languages.find((each) => each === lang)
    if (!language) throw new UsageError('demo birth', `--lang: there is ${languages.join(' and ')}`)
    const story = await onSandbox(io, (url) => storyOf(url, io))
    const { columns = usualWidth } = io
    const isColoured = io.columns !== undefined && !io.env.NO_COLOR
    const telling = { language, paint: paintFor(isColoured), width: columns }
    io.out(
      json ? `${JSON.stringify(story, null, 2)}\n` : `${tellBirth(story, telling).join('\n')}\n`,
    )
    return exitCodes.done
  },
})

async function storyOf(url: string, io: Io): Promise<BirthStory> {
  const issuer = openIssuer(homeOf(io), io.clock)
  const motherId = await citizenNamed('expecting-mother')
  const officer = (agency: string) =>
    issuer.issueToken({ agency, officer: 'demonstration', lifetime: halfHour })
  return birthStory({
    url,
    ask: clientOf(url),
    hospital: { token: await officer('health-facility'), purpose: 'birth-notification' },
    mother: { token: await issuer.issueCitizenToken({ citizenId: motherId, lifetime: halfHour }) },
    registrar: { token: await officer('civil-status'), procedure: birthBundle },
    motherId,
    now: io.clock(),
    applicant: 'Phạm Thu Trang',
    officer,
    run: String(randomInt(100_000)).padStart(5, '0'),
    bornOn: new Date(io.clock().getTime() - 2 * 86_400_000).toISOString().slice(0, 10),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  })
}

/** The sandbox that runs, or one that is started and stopped again. */
async function onSandbox<Result>(io: Io, work: (url: string) => Promise<Result>): Promise<Result> {
  const running = io.env.MOTLAN_URL ?? runningIn(homeOf(io))?.url
  if (running !== undefined) return work(running)
  const { startSandbox } = await import('@motlan/sandbox')
  const tell = (step: string) => io.err(`${step}…\n`)
  const sandbox = await startSandbox(settingsFrom({}, io), {
    clock: io.clock,
    tell,
    onProgress: () => undefined,
  })
  try {
    return await work(sandbox.url)
  } finally {
    await sandbox.stop()
  }
}
