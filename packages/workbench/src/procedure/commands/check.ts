import { offsetAt, showIn, wordAt } from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import { checkProcedures, type ProcedureFinding } from '@motlan/procedures'
import { exitCodes } from '../../io.ts'
import { atDay } from '../../policy/at-day.ts'
import { type Finding, renderFinding } from '../../policy/finding.ts'
import { command } from '../../read-args.ts'
import { folderArgs, type KnownProcedures, knownProcedures } from '../known-procedures.ts'

/** `motlan procedure check`: everything that is wrong with procedures, before a case is opened. */
export const check = command({
  name: 'procedure check',
  more: 'It holds every procedure against the registries, their declarations, the derivations and the agreements: a field that nobody holds, a role that nobody fills, an effect that another registry owns, a question whose answer is held already. It ends with 1 where anything is wrong.',
  examples: [
    'pnpm motlan procedure check',
    'pnpm -s motlan procedure check --folder my-procedures --json',
  ],
  args: {
    ...folderArgs,
    at: { type: 'string', valueHint: 'day', description: 'the day to look from; today otherwise' },
  },
  run: async ({ folder, json, at }, io) => {
    const on = atDay('procedure check', at, io)
    try {
      const known = await knownProcedures(folder, io)
      const found = checkProcedures(known.loaded, { ...known, on })
      const findings = found.map((one) => findingOf(one, known))
      const files = known.loaded.procedures.length
      if (json) io.out(`${JSON.stringify({ files, findings: found }, null, 2)}\n`)
      else {
        io.out(findings.map((finding) => `${renderFinding(finding)}\n`).join(''))
        io.out(`${files} procedures: ${found.length} errors\n`)
      }
      return found.length > 0 ? exitCodes.refused : exitCodes.done
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'PROCEDURE_INVALID' || json) throw error
      const { subject, reason, fix } = error
      io.out(`${renderFinding({ severity: 'error', kind: 'file', file: subject, reason, fix })}\n`)
      return exitCodes.refused
    }
  },
})

function findingOf(
  { kind, at, place, reason, fix }: ProcedureFinding,
  { loaded: { texts } }: KnownProcedures,
): Finding {
  const [file = '', line, column] = at.split(':')
  const told = { severity: 'error', kind, file, place, reason, fix } as const
  const text = texts.get(file)?.text
  if (text === undefined || line === undefined) return told
  const offset = offsetAt(text, Number(line), Number(column))
  return { ...told, at: showIn(text)(wordAt(text, offset)) }
}
