import { loadProperties } from '@motlan/agreements'
import { didYouMean, Refusal } from '@motlan/kernel'
import { prove as proved } from '@motlan/policy/analysis'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { languageArg, languageOf } from '../languages.ts'
import { compiledFolder, folderArgs, folderOf } from '../policy-folder.ts'
import { progressOn } from '../progress.ts'
import { questionAsQuery } from '../question-as-query.ts'
import { runnable } from '../question-in-words.ts'
import { disagreements } from '../second-engine.ts'

/** `motlan policy prove`: what must be true of the agreements, held against every question that can be asked. */
export const prove = command({
  name: 'policy prove',
  more: 'Properties stand in properties/*.yaml beside the agreements. Each one holds, or is refuted by a question that is printed as a command. A property about another version (no-new-access-since) reads it from --version. It ends with 1 where one is refuted.',
  examples: [
    'pnpm motlan policy prove',
    'pnpm motlan policy prove --solver --lang en',
    'pnpm motlan policy prove nothing-new --version release=../main/packages/agreements',
  ],
  args: {
    property: {
      type: 'positional',
      required: false,
      description: 'properties by id; all where left out',
    },
    ...folderArgs,
    version: {
      type: 'string',
      valueHint: 'name=folder',
      description: 'the version that a property names',
    },
    solver: {
      type: 'boolean',
      description: 'ask a second engine (Z3) as well, and tell where the two disagree',
    },
    lang: languageArg,
  },
  manyArguments: true,
  run: async ({ _: ids, folder, json, version, lang, solver }, io) => {
    const language = languageOf('policy prove', lang)
    const all = await loadProperties(folderOf(folder, io))
    if (all.length === 0) {
      throw new Refusal('AGREEMENT_INVALID', 'properties/', {
        reason: 'there are no properties',
        fix: 'write one in properties/<name>.yaml',
      })
    }
    for (const id of ids) {
      if (all.some((property) => property.id === id)) continue
      const near = didYouMean(
        id,
        all.map((property) => property.id),
      )
      throw new UsageError(
        'policy prove',
        `${id}: there is no such property${near ? `; did you mean ${near}?` : ''}`,
      )
    }
    const policy = await compiledFolder(folder, io)
    const [, name, place] = /^([^=]+)=(.+)$/.exec(version ?? '') ?? []
    if (version !== undefined && place === undefined)
      throw new UsageError('policy prove', `--version: ${version} is not name=folder`)
    const other = place === undefined ? undefined : await compiledFolder(place, io)
    const chosen = all.filter(({ id }) => ids.length === 0 || ids.includes(id))
    const tick = progressOn(io, 'proving')
    const versions = { version: (asked: string) => (asked === name ? other : undefined) }
    const proofs = chosen.map((property, index) => {
      tick(index, chosen.length)
      return proved(policy, property, versions)
    })
    tick(1, 1)
    const disagreed = solver
      ? await disagreements(proofs, policy, versions, progressOn(io, 'solving'))
      : []
    if (json)
      io.out(
        `${JSON.stringify({ hash: policy.hash, proofs, ...(solver && { disagreed }) }, null, 2)}\n`,
      )
    else {
      for (const { property, holds, counterexample, cells } of proofs) {
        io.out(
          `${holds ? 'holds   ' : 'REFUTED '} ${property.id}: ${property.title[language]} (${cells} cells)\n`,
        )
        if (counterexample?.agreement) {
          io.out(
            `    ${counterexample.agreement}: ${counterexample.days?.from ?? ''} – ${counterexample.days?.until ?? '…'}\n`,
          )
        }
        for (const [at, question] of (counterexample?.questions ?? []).entries()) {
          const query = questionAsQuery(question, policy.source.vocabulary)
          io.out(
            `    ${runnable(question, folder)}\n${query === undefined ? '' : `    ${query}\n`}    decided by ${counterexample?.deciding[at]?.join(', ') || 'no rule'}\n`,
          )
        }
      }
      for (const id of disagreed)
        io.out(
          `THE TWO ENGINES DISAGREE about ${id}: this is a fault of Motlan; please report it\n`,
        )
      const refuted = proofs.filter(({ holds }) => !holds).length
      io.out(
        `${proofs.length} properties: ${proofs.length - refuted} hold, ${refuted} refuted${solver ? `; Z3 agrees on ${proofs.length - disagreed.length}` : ''}\n`,
      )
    }
    return disagreed.length === 0 && proofs.every(({ holds }) => holds)
      ? exitCodes.done
      : exitCodes.refused
  },
})
