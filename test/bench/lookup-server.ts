import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { committedSubgraphs, composeSupergraph, vocabularyOf } from '@motlan/catalogue'
import { inProcess } from '@motlan/registry-kit'
import { registryModules } from '@motlan/sandbox'
import { benchPolicy } from './setups/bench-policy.ts'
import { monolith } from './setups/monolith.ts'
import { freshKeys, motlan } from './setups/motlan.ts'
import { pgAlone, type Statements } from './setups/pg-alone.ts'
import { plainRegistry } from './setups/plain-registry.ts'

/** Tells the parent which statements the registries send, while it listens. */
const heard: Record<string, string[]> = {}

/** What one measured server is told. */
export interface ServerOrder {
  readonly setup: 'motlan' | 'motlan-bare' | 'hive' | 'apollo' | 'monolith' | 'pg'
  readonly appUrls: Readonly<Record<string, string>>
  readonly exchangeUrl: string
  /** The statements that Motlan sent for this question, for the set-up that sends only them. */
  readonly statements: Statements
}

/** Where a measured server answers, and with which headers it wants to be asked. */
export interface Serving {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

type Peer = (options: object) => Promise<string>

async function served({ setup, appUrls, exchangeUrl, statements }: ServerOrder): Promise<Serving> {
  const { supergraphSdl, publicSdl } = composeSupergraph(committedSubgraphs())
  const subgraphs = () =>
    registryModules.map(
      ({ name, open }) =>
        [
          name,
          open(
            appUrls[name] ?? '',
            () => undefined,
            (text) => hear(name, text),
          ).subgraph,
        ] as const,
    )
  switch (setup) {
    case 'motlan':
    case 'motlan-bare': {
      const grantKeys = freshKeys(registryModules.map(({ name }) => name))
      const clock = () => new Date()
      const { server, headers } = await motlan({
        supergraphSdl,
        publicSdl,
        grantKeys,
        transports: Object.fromEntries(
          subgraphs().map(([name, subgraph]) => [
            name,
            inProcess(subgraph, { grantKey: grantKeys[name] ?? new Uint8Array(), clock }),
          ]),
        ),
        policy: benchPolicy(vocabularyOf(supergraphSdl)),
        ...(setup === 'motlan' && { exchangeUrl }),
      })
      return { url: await listening(server), headers }
    }
    case 'hive':
    case 'apollo': {
      const registries = Object.fromEntries(
        subgraphs().map(([name, subgraph]) => [name, plainRegistry(subgraph)]),
      )
      const { serve } = (await import(new URL(`./peers/${setup}.mjs`, import.meta.url).href)) as {
        serve: Peer
      }
      return { url: await serve({ supergraphSdl, registries }), headers: {} }
    }
    case 'monolith':
      return { url: await listening(monolith(publicSdl, appUrls)), headers: {} }
    case 'pg':
      return { url: await listening(pgAlone(statements, appUrls)), headers: {} }
  }
}

function hear(registry: string, text: string): void {
  const known = heard[registry] ?? []
  heard[registry] = known
  // What a registry asks once about its own tables is no part of a look-up.
  if (text.includes('$1') && !known.includes(text)) known.push(text)
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}

const [order] = (await once(process, 'message')) as [ServerOrder]
process.send?.(await served(order))
process.on('message', () => process.send?.(heard))
process.once('disconnect', () => process.exit(0))
