import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openScope } from '@motlan/registry-kit'
import { registryModules } from '@motlan/sandbox'
import { createYoga } from 'graphql-yoga'

const { REGISTRY = '', DATABASE_URL = '' } = process.env
const module = registryModules.find(({ name }) => name === REGISTRY)
if (!module) throw new Error(`${REGISTRY}: no such registry`)
const { schema } = module.open({ appUrl: DATABASE_URL }, () => undefined).subgraph
const yoga = createYoga({
  schema,
  logging: false,
  graphiql: false,
  landingPage: false,
  context: () => openScope(new Date()),
})
const server = createServer(yoga).listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` })
process.once('disconnect', () => process.exit(0))
