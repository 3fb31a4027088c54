// Prints an environment for compose.yaml with passwords and keys that exist on this machine alone:
//   node docker/make-env.ts > docker/.env
import { randomBytes } from 'node:crypto'

const registries = ['POPULATION', 'LAND', 'BUSINESS', 'FINANCE', 'INSURANCE']
const secret = () => randomBytes(32).toString('base64url')

const lines = [
  ...[...registries, 'EXCHANGE'].flatMap((name) => [
    `${name}_OWNER_PASSWORD`,
    `${name}_APP_PASSWORD`,
  ]),
  ...registries.map((name) => `${name}_REGISTRAR_PASSWORD`),
  ...registries.map((name) => `GRANT_KEY_${name}`),
].map((name) => `${name}=${secret()}`)
process.stdout.write(`${lines.join('\n')}\n`)
