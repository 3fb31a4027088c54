/** What a package.json says about whom its package knows. */
export interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** The packages of Motlan this one depends on although it may not know them, each with the reason why not. */
export function strangersOf(
  { name, dependencies = {} }: Manifest,
  knows: Readonly<Record<string, { readonly whom: readonly string[]; readonly because: string }>>,
): readonly string[] {
  const own = name.replace('@motlan/', '')
  const { whom, because } = knows[own] ?? { whom: [], because: 'it is in no layer' }
  return Object.keys(dependencies)
    .filter((dependency) => dependency.startsWith('@motlan/'))
    .map((dependency) => dependency.replace('@motlan/', ''))
    .filter((dependency) => !whom.includes(dependency))
    .map((dependency) => `${own} may not know ${dependency}: ${because}`)
}

/** The libraries this package depends on although another package owns them. Tests may use what they test with. */
export function trespassesOf(
  { name, dependencies = {} }: Manifest,
  owners: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const own = name.replace('@motlan/', '')
  return Object.keys(dependencies)
    .filter((library) => owners[library] && !owners[library].includes(own))
    .map((library) => `${own} may not use ${library}: it belongs to ${owners[library]?.join(', ')}`)
}
