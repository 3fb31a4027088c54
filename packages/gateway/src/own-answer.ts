import { type JsonObject, Refusal } from '@motlan/kernel'
import { execute, type GraphQLSchema } from 'graphql'
import { type Access, accessOf } from './access.ts'
import type { KnownOperation } from './documents.ts'
import type { GatewayRequest } from './door.ts'
import { identify, type Stated } from './identify.ts'
import { myAccess } from './my-access.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import type { Bearer } from './verify-token.ts'
import { dayInVietNam } from './viet-nam-day.ts'
import type { Meanings } from './vocabulary.ts'

/** What the gateway needs to answer by itself. */
export interface OwnOptions {
  readonly schema: GraphQLSchema
  readonly meanings: Meanings
  readonly policy: () => PolicyInForce
  readonly clock: () => Date
}

/** Answers what no registry has to be asked for. */
export interface OwnAnswers {
  /** Introspection and the gateway's own fields of an operation; undefined where it has none. */
  readonly answer: (
    known: KnownOperation,
    request: GatewayRequest,
    bearer: Bearer | undefined,
  ) => Promise<JsonObject | undefined>
  /** What a bearer may ask for a procedure or purpose. */
  readonly access: (bearer: Bearer | undefined, stated: Stated) => readonly Access[]
}

/** The part of the gateway that is about the gateway itself. */
export function ownAnswers({ schema, meanings, policy, clock }: OwnOptions): OwnAnswers {
  function access(bearer: Bearer | undefined, stated: Stated): readonly Access[] {
    if (!bearer) throw new Refusal('TOKEN_MISSING', 'Authorization')
    const current = policy()
    const { agency, procedure, purpose } = identify(bearer, stated, current)
    const ask = { agency, purpose, on: dayInVietNam(clock()) }
    return accessOf(current, procedure === undefined ? ask : { ...ask, procedure }, meanings)
  }

  return {
    access,
    async answer({ document, own }, { operationName, variables, stated }, bearer) {
      const question = own.needsRegistries ? own.document : document
      if (!question) return undefined
      const { data, errors = [] } = await execute({
        schema,
        document: question,
        operationName: operationName ?? undefined,
        // Uncoerced: they are coerced where they are used.
        variableValues: variables ?? {},
        rootValue: {
          myAccess: (given: JsonObject) => myAccess(access(bearer, statedIn(given, stated))),
        },
      })
      const [error] = errors
      if (error) throw error.originalError ?? error
      if (!data) throw new Refusal('INTERNAL', 'schema')
      return data
    },
  }
}

/** Arguments count; headers where there are none. */
function statedIn({ procedure, purpose }: JsonObject, headers: Stated): Stated {
  const given = {
    procedure: typeof procedure === 'string' ? procedure : undefined,
    purpose: typeof purpose === 'string' ? purpose : undefined,
  }
  return given.procedure === undefined && given.purpose === undefined ? headers : given
}
