import { createServer } from 'node:net'

/** A loopback port that nobody listens on at this moment: the wanted one, else one the system picks. */
export async function freePort(wanted = 0): Promise<number> {
  if (wanted > 0 && !(await isFree(wanted))) return freePort()
  return wanted > 0 ? wanted : listenBriefly(0)
}

/** Whether a server could listen on this loopback port now. */
export async function isFree(port: number): Promise<boolean> {
  return listenBriefly(port).then(
    () => true,
    () => false,
  )
}

function listenBriefly(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const given = typeof address === 'object' && address ? address.port : port
      server.close(() => resolve(given))
    })
  })
}
