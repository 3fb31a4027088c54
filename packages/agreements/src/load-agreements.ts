import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@motlan/kernel'
import type { Agreement, Catalog } from '@motlan/policy'
import { readYaml } from './read-yaml.ts'
import { agreementFile, catalogFiles } from './schema.ts'

/** Agreements and the catalogue they refer to, read but not yet held against the attributes of the registries. */
export interface LoadedAgreements {
  readonly agreements: readonly Agreement[]
  readonly catalog: Catalog
}

/** The folder with the agreements of the sandbox. */
const ownFolder = fileURLToPath(new URL('../', import.meta.url))

const ending = '.dsa.yaml'

/** Reads `catalog/` and `agreements/` of a folder; the first thing wrong is refused with file, line and column. */
export async function loadAgreements(folder: string = ownFolder): Promise<LoadedAgreements> {
  const catalog = await loadCatalog(join(folder, 'catalog'))
  const files = await agreementsIn(join(folder, 'agreements'))
  return { agreements: await Promise.all(files.map(loadAgreement)), catalog }
}

async function loadCatalog(folder: string): Promise<Catalog> {
  const [agencies, purposes, procedures, relations, legalBases] = await Promise.all([
    readYaml(join(folder, 'agencies.yaml'), catalogFiles.agencies),
    readYaml(join(folder, 'purposes.yaml'), catalogFiles.purposes),
    readYaml(join(folder, 'procedures.yaml'), catalogFiles.procedures),
    readYaml(join(folder, 'relations.yaml'), catalogFiles.relations),
    readYaml(join(folder, 'legal-basis.yaml'), catalogFiles.legalBases),
  ])
  return { agencies, purposes, procedures, relations, legalBases }
}

async function agreementsIn(folder: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
    const stranger = names.find((name) => !name.endsWith(ending))
    if (stranger === undefined) return names.map((name) => join(folder, name))
    throw new Refusal('AGREEMENT_INVALID', `agreements/${stranger}`, {
      reason: `an agreement is a file that ends in ${ending}`,
      fix: 'rename it, or move it out of the folder: nothing in there is left unread',
    })
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('AGREEMENT_INVALID', 'agreements/', {
      reason: 'the folder cannot be read',
      fix: 'give a folder with the subfolders agreements and catalog',
      cause,
    })
  }
}

async function loadAgreement(path: string): Promise<Agreement> {
  const { format: _format, ...agreement } = await readYaml(path, agreementFile)
  const name = basename(path)
  if (name === `${agreement.id}${ending}`) return { ...agreement, file: `agreements/${name}` }
  throw new Refusal('AGREEMENT_INVALID', `agreements/${name}`, {
    reason: `it holds the agreement "${agreement.id}"`,
    fix: `call the file ${agreement.id}${ending}, so that whoever reads the id finds it`,
  })
}
