import { generateKeyPairSync } from 'node:crypto'
import type { AnswerBody, Gateway, Issuer } from '@motlan/gateway'
import { type JsonObject, Refusal } from '@motlan/kernel'
import { sandboxIssuer } from './issuer.ts'

/** One look-up by something that runs beside the gateway: in the name of an agency, by all the rules. */
export interface InsideQuestion {
  readonly agency: string
  /** What asks, in the place of an officer. */
  readonly officer: string
  readonly procedure?: string
  readonly purpose?: string
  readonly caseId?: string
  readonly query: string
  readonly variables: JsonObject
}

/** The way back in for what runs beside the gateway. Its tokens are made with a key that lives and dies with this process. */
export interface InsideDoor {
  /** Whose tokens the gateway has to trust for that. */
  readonly issuer: Issuer
  /** Says which gateway it leads to, once there is one. */
  readonly open: (gateway: Pick<Gateway, 'handle'>) => void
  readonly ask: (question: InsideQuestion) => Promise<AnswerBody>
}

/** Seconds a token counts, and for how many of them it is used. */
const lifetime = 60
const used = 30

/** Tokens remembered at a time. */
const kept = 1_000

/** INVARIANT: whoever comes through it is decided and recorded like anybody else. */
export function insideDoor(clock: () => Date): InsideDoor {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { issuer, keys, issueToken } = sandboxIssuer(privateKey, clock, 'motlan-inside')
  let gateway: Pick<Gateway, 'handle'> | undefined
  const tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>()
  const tokenOf = (agency: string, officer: string) => {
    const now = clock().getTime() / 1000
    const name = `${agency} ${officer}`
    const known = tokens.get(name)
    if (known && now < known.until) return known.token
    // There are as many as officers: those that have gone are not waited for.
    if (tokens.size >= kept) tokens.clear()
    const token = issueToken({ agency, officer, lifetime })
    tokens.set(name, { token, until: now + used })
    return token
  }
  return {
    issuer: { issuer, keys },
    open: (opened) => {
      gateway = opened
    },
    async ask({ agency, officer, procedure, purpose, caseId, query, variables }) {
      if (!gateway) throw new Refusal('INTERNAL', 'gateway', { reason: 'it is not open yet' })
      const token = await tokenOf(agency, officer)
      const { body } = await gateway.handle({
        query,
        variables,
        authorization: `Bearer ${token}`,
        stated: { procedure, purpose, case: caseId },
      })
      return body
    },
  }
}
