import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import type { ZodType } from 'zod'
import { agreementsFolder, type LoadedAgreements, loadAgreements } from './load-agreements.ts'
import { readYaml } from './read-yaml.ts'
import { agreementFile, catalogFiles, guardrailFile } from './schema.ts'
import { type StrangeLetters, strangeLetters } from './strange-letters.ts'

/** Everything a folder of agreements holds, with everything that keeps it from being loaded. */
export interface ExaminedFolder {
  /** The text of every file, as its author calls it: `agreements/tax-from-land.dsa.yaml`. */
  readonly texts: ReadonlyMap<string, string>
  readonly strange: readonly (StrangeLetters & { readonly file: string })[]
  /** One for each file that is wrong in itself, and what is wrong with the folder. */
  readonly refusals: readonly Refusal[]
  /** Undefined where there are refusals. */
  readonly loaded: LoadedAgreements | undefined
}

/** Reads a folder file by file, so that one file with a mistake does not hide the mistakes of the next. */
export async function examineFolder(folder: string = agreementsFolder): Promise<ExaminedFolder> {
  const files = [
    ...(await schemasIn(folder, 'catalog', catalogSchema)),
    ...(await schemasIn(folder, 'agreements', () => agreementFile)),
    ...(await schemasIn(folder, 'guardrails', () => guardrailFile)),
  ]
  const texts = new Map<string, string>()
  const refusals: Refusal[] = []
  for (const { file, schema } of files) {
    texts.set(file, await textOf(join(folder, file)))
    const refusal = await refusalOf(readYaml(join(folder, file), schema))
    if (refusal) refusals.push(refusal)
  }
  const strange = [...texts].flatMap(([file, text]) =>
    strangeLetters(text).map((each) => ({ ...each, file })),
  )
  if (refusals.length > 0) return { texts, strange, refusals, loaded: undefined }
  try {
    return { texts, strange, refusals, loaded: await loadAgreements(folder) }
  } catch (cause) {
    if (cause instanceof Refusal) return { texts, strange, refusals: [cause], loaded: undefined }
    throw cause
  }
}

/** Empty where it cannot be read, or is no text: the reader of the file says so. */
async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch {
    return ''
  }
}

async function schemasIn(
  folder: string,
  part: string,
  schemaOf: (name: string) => ZodType | undefined,
): Promise<readonly { readonly file: string; readonly schema: ZodType }[]> {
  const names = await readdir(join(folder, part)).catch(() => [])
  return names.toSorted().flatMap((name) => {
    const schema = name.endsWith('.yaml') ? schemaOf(name) : undefined
    return schema ? [{ file: `${part}/${name}`, schema }] : []
  })
}

/** `legal-basis.yaml` holds the legal bases, every other file what it is called after. */
function catalogSchema(name: string): ZodType | undefined {
  const part = name
    .replace(/\.yaml$/, '')
    .replace(/^legal-basis$/, 'legal-bases')
    .replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return Object.entries(catalogFiles).find(([known]) => known === part)?.[1]
}

async function refusalOf(reading: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await reading
    return undefined
  } catch (cause) {
    if (cause instanceof Refusal) return cause
    throw cause
  }
}
