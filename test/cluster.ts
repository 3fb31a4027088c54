import { throwawayCluster } from '@motlan/sandbox/cluster'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the PostgreSQL cluster of this run. */
    readonly postgres: string
  }
}

/** One PostgreSQL for the whole run; every test file makes databases of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await throwawayCluster()
  project.provide('postgres', cluster.adminUrl)
  return cluster.stop
}
