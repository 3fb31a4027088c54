import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { openWitness, witnessKey } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { witnessMemory } from '../witness-memory.ts'

/** A checkpoint and a proof are far smaller. */
const largest = 100_000

/** `motlan ledger witness`: a second key on another machine, which signs that a log has only ever grown. */
export const witness = command({
  name: 'ledger witness',
  more: 'It needs a folder of its own and the verifier keys of the logs, nothing else: motlan ledger verify names them. It speaks C2SP tlog-witness over plain HTTP; let a proxy in front of it speak TLS. Gateways ask it where MOTLAN_LEDGER_WITNESSES names its address and the key it prints.',
  examples: [
    'pnpm motlan ledger witness --name witness.example.vn/1 --state /var/lib/witness --log motlan.org/ledger/6b0c…/1+0a1b2c3d+Aa…',
  ],
  args: {
    name: { type: 'string', description: 'what it calls itself, below its signatures' },
    state: { type: 'string', valueHint: 'folder', description: 'its key, and what it has signed' },
    log: { type: 'string', valueHint: 'keys', description: 'verifier keys of logs, with commas' },
    host: { type: 'string', default: '127.0.0.1', description: 'where it listens' },
    port: { type: 'string', default: '4020', description: 'its port; 0 for any' },
  },
  run: async ({ name, state, log, host, port }, io) => {
    if (!name || !state || !log) {
      throw new UsageError('ledger witness', '--name, --state and --log have to be said')
    }
    const memory = witnessMemory(resolve(io.cwd, state))
    const logs = log.split(',').map((each) => each.trim())
    const ask = openWitness({ ...memory, name, logs, clock: io.clock })
    const signal = io.interruption()
    const server = createServer((request, response) => {
      answer(request, response, ask).catch(() => response.destroy())
    })
    server.listen(Number(port), host)
    await once(server, 'listening')
    io.out(
      `http://${host}:${(server.address() as AddressInfo).port} ${witnessKey(name, memory.key)}\n`,
    )
    if (!signal.aborted) await once(signal, 'abort')
    server.closeAllConnections()
    server.close()
    return exitCodes.done
  },
})

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  ask: ReturnType<typeof openWitness>,
): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/add-checkpoint') {
    response.writeHead(404).end()
    return
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) throw new Error('too large')
    chunks.push(chunk)
  }
  const { status, body } = ask(Buffer.concat(chunks).toString('utf8'))
  const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8'
  response.writeHead(status, { 'content-type': type }).end(body)
}
