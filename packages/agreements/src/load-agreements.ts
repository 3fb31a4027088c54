import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@motlan/kernel'
import type { Agreement, Catalog, CedarPolicy, Guardrail } from '@motlan/policy'
import { readCedar } from '@motlan/policy/cedar'
import { loadCatalog } from './load-catalog.ts'
import { readYaml } from './read-yaml.ts'
import { agreementFile, guardrailFile } from './schema.ts'

/** Agreements, guardrails and the catalogue they refer to, read but not yet held against the attributes of the registries. */
export interface LoadedAgreements {
  readonly agreements: readonly Agreement[]
  readonly guardrails: readonly Guardrail[]
  readonly catalog: Catalog
  /** The rows written in Cedar, by the id of the agreement or guardrail they stand in. */
  readonly cedarRows: Readonly<Record<string, readonly CedarPolicy[]>>
}

/** The folder with the agreements of the sandbox. */
export const agreementsFolder = fileURLToPath(new URL('../', import.meta.url))

const ending = '.dsa.yaml'

/** Reads `catalog/`, `agreements/` and `guardrails/` of a folder; the first thing wrong is refused with file, line and column. */
export async function loadAgreements(folder: string = agreementsFolder): Promise<LoadedAgreements> {
  const catalog = await loadCatalog(join(folder, 'catalog'))
  const [agreements, guardrails] = await Promise.all([
    textsIn(folder, 'agreements', readAgreement),
    textsIn(folder, 'guardrails', readGuardrail),
  ])
  const cedarRows = await readCedar([...agreements, ...guardrails])
  return { agreements, guardrails, catalog, cedarRows }
}

async function readAgreement(path: string): Promise<Omit<Agreement, 'file'>> {
  const { format: _format, ...agreement } = await readYaml(path, agreementFile)
  return agreement
}

async function readGuardrail(path: string): Promise<Omit<Guardrail, 'file'>> {
  const { format: _format, ...guardrail } = await readYaml(path, guardrailFile)
  return guardrail
}

async function textsIn<Text extends { readonly id: string }>(
  folder: string,
  part: 'agreements' | 'guardrails',
  read: (path: string) => Promise<Text>,
): Promise<readonly (Text & { readonly file: string })[]> {
  const names = await filesIn(folder, part)
  return Promise.all(
    names.map(async (name) => {
      const text = await read(join(folder, part, name))
      const file = `${part}/${name}`
      if (name === `${text.id}${ending}`) return { ...text, file }
      throw new Refusal('AGREEMENT_INVALID', file, {
        reason: `it holds the agreement "${text.id}"`,
        fix: `call the file ${text.id}${ending}, so that whoever reads the id finds it`,
      })
    }),
  )
}

async function filesIn(
  folder: string,
  part: 'agreements' | 'guardrails',
): Promise<readonly string[]> {
  try {
    const names = (await readdir(join(folder, part))).filter((name) => !name.startsWith('.')).sort()
    const stranger = names.find((name) => !name.endsWith(ending))
    if (stranger === undefined) return names
    throw new Refusal('AGREEMENT_INVALID', `${part}/${stranger}`, {
      reason: `an agreement is a file that ends in ${ending}`,
      fix: 'rename it, or move it out of the folder: nothing in there is left unread',
    })
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('AGREEMENT_INVALID', `${part}/`, {
      reason: 'the folder cannot be read',
      fix: 'give a folder with the subfolders agreements, guardrails and catalog',
      cause,
    })
  }
}
