import { Refusal } from '@motlan/kernel'
import { publishPolicy } from '@motlan/sandbox/policy-versions'
import { exitCodes } from '../../io.ts'
import { withLedger } from '../../ledger/with-ledger.ts'
import { command } from '../../read-args.ts'
import { atDay } from '../at-day.ts'
import { checkFolder } from '../check-folder.ts'
import { folderArgs, folderOf } from '../policy-folder.ts'
import { progressOn } from '../progress.ts'

/** `motlan policy publish`: from the next request on, every gateway on this exchange decides by it. */
export const publish = command({
  name: 'policy publish',
  more: 'A folder in which motlan policy check finds an error is refused. The version is written to the exchange database of this home (or of DATABASE_URL_EXCHANGE); running gateways take it over within moments, and requests under way end with the version they began with. Versions are never changed or removed; publishing the one in force does nothing. A sandbox that starts again publishes the shipped folder again.',
  examples: [
    'pnpm motlan policy publish --folder my-agreements --by "Vụ Pháp chế"',
    'pnpm motlan policy publish',
    'pnpm -s motlan policy publish --folder my-agreements --json',
  ],
  args: {
    ...folderArgs,
    by: {
      type: 'string',
      valueHint: 'name',
      description: 'who publishes it, kept with the version; the user otherwise',
    },
  },
  run: async ({ folder, json, by }, io) => {
    const day = atDay('policy publish', undefined, io)
    const { findings, policy } = await checkFolder(
      folderOf(folder, io),
      day,
      progressOn(io, 'checking'),
    )
    const errors = findings.filter(({ severity }) => severity === 'error')
    const [first] = errors
    if (first || !policy) {
      const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
      throw new Refusal('AGREEMENT_INVALID', first?.file ?? 'agreements', {
        reason: `${first?.reason ?? 'it does not compile'}${more}; nothing was published`,
        fix: `${first?.fix ?? 'correct it'}; motlan policy check shows every place`,
      })
    }
    const version = await withLedger(io, ({ owner }) =>
      publishPolicy(owner.connectionString, policy, by || io.env.USER || 'motlan policy publish'),
    )
    io.out(
      json
        ? `${JSON.stringify(version)}\n`
        : `version ${version.sequence} is in force: ${version.hash}\n`,
    )
    return exitCodes.done
  },
})
