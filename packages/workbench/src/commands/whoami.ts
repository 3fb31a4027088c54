import { Refusal } from '@motlan/kernel'
import { loadedPolicy, readToken } from '@motlan/sandbox/home'
import { askerArgs, askerFrom } from '../asker.ts'
import { exitCodes } from '../io.ts'
import { command } from '../read-args.ts'
import { tableLines } from '../table.ts'

/** `motlan whoami`: for whom a token speaks, and whether the gateway takes it. */
export const whoami = command({
  name: 'whoami',
  examples: [
    'pnpm motlan whoami --token eyJhbGciOi…',
    'MOTLAN_TOKEN=… pnpm motlan whoami --json',
    'pnpm motlan whoami --agency tax',
  ],
  args: {
    token: askerArgs.token,
    agency: askerArgs.agency,
    officer: askerArgs.officer,
    url: askerArgs.url,
    json: { type: 'boolean', description: 'as JSON' },
  },
  run: async (args, io) => {
    const { url, token } = await askerFrom('whoami', args, io)
    const { speaksFor, scopes, expiresAt } = await readToken(token, url)
    if (expiresAt.getTime() <= io.clock().getTime()) throw new Refusal('TOKEN_EXPIRED', 'token')
    const who =
      'agency' in speaksFor ? { ...speaksFor, title: await titleOf(speaksFor.agency) } : speaksFor
    if (args.json) {
      io.out(`${JSON.stringify({ ...who, scopes, expiresAt, trustedBy: url }, null, 2)}\n`)
      return exitCodes.done
    }
    const lines = tableLines([
      ...('agency' in who
        ? [
            [
              'agency',
              who.title ? `${who.agency} · ${who.title.vi} — ${who.title.en}` : who.agency,
            ],
            ['officer', who.officer],
          ]
        : [['citizen', who.citizen]]),
      ['scopes', scopes.join(' ')],
      ['until', expiresAt.toISOString()],
      ['trusted by', url],
    ])
    io.out(`${lines.join('\n')}\n`)
    return exitCodes.done
  },
})

async function titleOf(agency: string) {
  return (await loadedPolicy()).agencies.get(agency)?.title
}
