import { randomUUID } from 'node:crypto'
import {
  type DeclarationAnswer,
  type DeclaredFact,
  declareTo,
  type JsonObject,
} from '@motlan/kernel'
import { inProcess } from './in-process.ts'
import type { Subgraph } from './registry.ts'

/** Sends declarations to a registry as a case would, for tests. */
export interface Declarer {
  readonly send: (
    mutation: string,
    input: JsonObject,
    declarationId?: string,
  ) => Promise<DeclarationAnswer>
  /** What was declared; throws the message of a refusal. */
  readonly declared: (
    mutation: string,
    input: JsonObject,
    declarationId?: string,
  ) => Promise<DeclaredFact>
  /** Why it was refused: `DECLARATION_REFUSED registerDeath.input.deceased: the death has been registered`. */
  readonly refusal: (mutation: string, input: JsonObject) => Promise<string>
}

/** Declares to a registry in process, at one moment, each time under another ID where none is given. */
export function declarer(subgraph: Subgraph, now: Date): Declarer {
  const grantKey = new TextEncoder().encode('shared only inside this test run')
  const transport = inProcess(subgraph, { grantKey, clock: () => now })
  const send: Declarer['send'] = (mutation, input, declarationId = randomUUID()) =>
    declareTo({
      registry: subgraph.name,
      mutation,
      input,
      declarationId,
      caseId: 'C-1',
      agency: 'test-agency',
      purpose: 'test',
      grantKey,
      transport,
      clock: () => now,
      newId: randomUUID,
    })
  return {
    send,
    declared: async (...declaration) => {
      const { declared, refused } = await send(...declaration)
      if (declared) return declared
      throw new TypeError(`${refused.code} ${refused.message}`)
    },
    refusal: async (mutation, input) => {
      const { refused } = await send(mutation, input)
      return refused ? `${refused.code} ${refused.message}` : 'not refused'
    },
  }
}
