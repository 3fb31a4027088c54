import type { JsonObject, RefusalCode, Vocabulary } from '@motlan/kernel'
import type { GraphQLFormattedError, GraphQLSchema, OperationTypeNode } from 'graphql'
import type { FindFactsAbout } from './facts-about.ts'
import type { Stated } from './identify.ts'

/** One question, through whichever door it came: HTTP, the same process, the command line. */
export interface GatewayRequest {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: JsonObject | null | undefined
  /** The `Authorization` header. */
  readonly authorization?: string | undefined
  readonly stated: Stated
  /** Whether one withheld attribute refuses the whole look-up. */
  readonly strict?: boolean | undefined
  /** What can be answered the way the question came; everything where nothing is said. */
  readonly carried?: Carried | undefined
  /** Aborted when the client leaves. */
  readonly signal?: AbortSignal | undefined
}

/** Which kinds of operations a way of asking carries: a GET changes nothing, and not every client reads a stream. */
export type Carried = Readonly<Record<`${OperationTypeNode}`, boolean>>

/** What goes back. */
export interface GatewayAnswer {
  readonly requestId: string
  /** Set where the whole request is refused; its HTTP status follows from it. */
  readonly refused?: RefusalCode
  readonly body: AnswerBody
  /** What a subscription answers, one after the other; its `body` is empty. Whoever stops reading calls `return`. */
  readonly stream?: AsyncIterable<AnswerBody>
}

/** An answer as GraphQL writes it. */
export interface AnswerBody {
  readonly data?: JsonObject | null
  readonly errors?: readonly GraphQLFormattedError[]
  readonly extensions?: JsonObject
}

/** Where agencies and citizens ask. */
export interface Gateway {
  /** Answers one question. Never rejects: what goes wrong stands in the answer. */
  readonly handle: (request: GatewayRequest) => Promise<GatewayAnswer>
  /** Ends every subscription that is open, as before the process ends. */
  readonly endSubscriptions: () => void
  /** The public schema reduced to what may be asked for a procedure or purpose; rejects with a `Refusal`. */
  readonly projectedSdl: (
    asking: Pick<GatewayRequest, 'authorization' | 'stated'>,
  ) => Promise<string>
  /** For whoever tells agencies of something: the facts their right to know it hangs on. */
  readonly factsAbout: FindFactsAbout
  readonly schema: GraphQLSchema
  readonly vocabulary: Vocabulary
}
