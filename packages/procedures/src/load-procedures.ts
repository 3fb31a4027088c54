import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@motlan/kernel'
import type { Notice } from './notice.ts'
import type { Procedure } from './procedure.ts'
import { noticesFile, procedureFile } from './procedure-file.ts'
import { type PlacedText, readYaml } from './read-yaml.ts'

/** Procedures with the texts they were read from, to say where something is. */
export interface LoadedProcedures {
  readonly procedures: readonly Procedure[]
  readonly notices: readonly Notice[]
  /** By file name. */
  readonly texts: ReadonlyMap<string, PlacedText>
}

/** The folder with the procedures of the sandbox. */
export const proceduresFolder = fileURLToPath(new URL('../procedures/', import.meta.url))

const ending = '.procedure.yaml'
/** The file with the notices. */
export const noticesName = 'notices.yaml'

/** Reads `*.procedure.yaml` and `notices.yaml` of a folder; the first thing wrong is refused with file, line and column. */
export async function loadProcedures(folder: string = proceduresFolder): Promise<LoadedProcedures> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(ending)).sort()
  const read = await Promise.all(
    names.map(async (file) => {
      const { value, placed } = await readYaml(join(folder, file), procedureFile)
      const { format: _format, ...told } = value
      if (file !== `${told.id}${ending}`) {
        throw new Refusal('PROCEDURE_INVALID', file, {
          reason: `it holds the procedure "${told.id}"`,
          fix: `call the file ${told.id}${ending}, so that whoever reads the id finds it`,
        })
      }
      const procedure: Procedure = { file, code: told.variants[0]?.code ?? '', ...told }
      return { procedure, placed }
    }),
  )
  const { value, placed } = await readYaml(join(folder, noticesName), noticesFile)
  const texts = new Map(read.map(({ procedure, placed }) => [procedure.file, placed]))
  return {
    procedures: read.map(({ procedure }) => procedure),
    notices: value.notices,
    texts: texts.set(noticesName, placed),
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    throw new Refusal('PROCEDURE_INVALID', 'procedures/', {
      reason: 'the folder cannot be read',
      fix: 'give a folder with *.procedure.yaml and notices.yaml',
      cause,
    })
  }
}
