import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { committedSubgraphs, composeSupergraph, vocabularyOf } from '@motlan/catalogue'
import { overHttp } from '@motlan/gateway'
import type { Transport } from '@motlan/kernel'
import { inProcess } from '@motlan/registry-kit'
import { registryModules } from '@motlan/sandbox'
import { benchPolicy } from './setups/bench-policy.ts'
import { monolith } from './setups/monolith.ts'
import { freshKeys, motlan, type WrittenKeys } from './setups/motlan.ts'
import type { Setup } from './setups/names.ts'
import { pgAlone, type Statements } from './setups/pg-alone.ts'
import { plainRegistry } from './setups/plain-registry.ts'
import { guardedProcesses, plainProcesses } from './setups/registry-processes.ts'

/** Tells the parent which statements the registries send, while it listens. */
const heard: Record<string, string[]> = {}

/** What one measured server is told. */
export interface ServerOrder {
  readonly setup: Setup
  readonly appUrls: Readonly<Record<string, string>>
  readonly exchangeUrl: string
  /** The statements that Motlan sent for this question, for the set-up that sends only them. */
  readonly statements: Statements
  /** What opens the ledger, where it has to outlive the process; keys of its own otherwise. */
  readonly ledgerKeys?: WrittenKeys
}

/** Where a measured server answers, and with which headers it wants to be asked. */
export interface Serving {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

type Keys = Readonly<Record<string, Uint8Array>>

async function served(order: ServerOrder): Promise<Serving> {
  const { setup, appUrls, exchangeUrl, statements, ledgerKeys } = order
  const { supergraphSdl, publicSdl } = composeSupergraph(committedSubgraphs())
  const subgraphs = () =>
    registryModules.map(
      ({ name, open }) =>
        [
          name,
          open(
            { appUrl: appUrls[name] ?? '' },
            () => undefined,
            (text) => hear(name, text),
          ).subgraph,
        ] as const,
    )
  const gateway = async (transports: Readonly<Record<string, Transport>>, grantKeys: Keys) => {
    const policy = benchPolicy(vocabularyOf(supergraphSdl))
    const recorded =
      setup === 'motlan-bare' ? {} : { exchangeUrl, ...(ledgerKeys && { ledgerKeys }) }
    const options = { supergraphSdl, publicSdl, grantKeys, transports, policy, ...recorded }
    const { server, headers } = await motlan(options)
    return { url: await listening(server), headers }
  }
  const peer = async (name: string, options: object) => {
    const module = await import(new URL(`./peers/${name}.mjs`, import.meta.url).href)
    const { serve } = module as { serve: (given: object) => Promise<string> }
    return { url: await serve({ supergraphSdl, ...options }), headers: {} }
  }
  switch (setup) {
    case 'motlan':
    case 'motlan-bare': {
      const grantKeys = freshKeys(Object.keys(appUrls))
      const transports = subgraphs().map(([name, subgraph]) => {
        const grantKey = grantKeys[name] ?? new Uint8Array()
        return [name, inProcess(subgraph, { grantKey, clock: () => new Date() })] as const
      })
      return gateway(Object.fromEntries(transports), grantKeys)
    }
    case 'motlan-http': {
      const grantKeys = freshKeys(Object.keys(appUrls))
      const { urls } = await guardedProcesses(appUrls, grantKeys)
      const transports = Object.entries(urls).map(
        ([name, url]) => [name, overHttp({ url }).transport] as const,
      )
      return gateway(Object.fromEntries(transports), grantKeys)
    }
    case 'hive':
    case 'apollo': {
      const registries = subgraphs().map(([name, subgraph]) => [name, plainRegistry(subgraph)])
      return peer(setup, { registries: Object.fromEntries(registries) })
    }
    case 'hive-http':
    case 'apollo-http': {
      const { urls } = await plainProcesses(appUrls)
      const located = composeSupergraph(
        committedSubgraphs().map((each) => ({ ...each, url: urls[each.name] ?? '' })),
      )
      return peer(setup.replace('-http', ''), { supergraphSdl: located.supergraphSdl, urls })
    }
    case 'monolith':
      return { url: await listening(monolith(publicSdl, appUrls)), headers: {} }
    case 'pg':
    case 'pg-pool':
      return {
        url: await listening(pgAlone(statements, appUrls, setup === 'pg-pool')),
        headers: {},
      }
  }
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}

function hear(registry: string, text: string): void {
  const known = heard[registry] ?? []
  heard[registry] = known
  // What a registry asks once about its own tables is no part of a look-up.
  if (text.includes('$1') && !known.includes(text)) known.push(text)
}

const [order] = (await once(process, 'message')) as [ServerOrder]
process.send?.(await served(order))
process.on('message', () => process.send?.(heard))
process.once('disconnect', () => process.exit(0))
