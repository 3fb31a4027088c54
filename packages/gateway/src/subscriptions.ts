import { Refusal } from '@motlan/kernel'
import { type ExecutionResult, type GraphQLSchema, subscribe } from 'graphql'
import type { CompanionContext } from './companion.ts'
import type { KnownOperation } from './documents.ts'
import type { AnswerBody } from './door.ts'
import { bodyOf, type LocalAnswer, type LocalRequest, localAnswer } from './local-answers.ts'
import type { RefusalFor } from './refusal-for.ts'
import { errorsOf } from './refused-document.ts'

/** Milliseconds between two looks whether a token still counts, while there is nothing to tell. */
const lookAgain = 5_000

/** What every subscription of a gateway shares. */
interface SubscriptionOptions {
  readonly schema: GraphQLSchema
  readonly refusalFor: RefusalFor
  /** Subscriptions open at one time. */
  readonly max: number
}

/** One client that wants to be told. */
interface Subscriber {
  readonly context: CompanionContext
  /** Rejects when the token does not count any more. */
  readonly demandTrust: () => Promise<unknown>
  /** Called once, with the number of answers that left. */
  readonly onEnd: (answers: number) => void
}

/** Opens a subscription: its answers, or the refusal of its companion. */
type Subscribe = (
  known: KnownOperation,
  request: LocalRequest,
  subscriber: Subscriber,
) => Promise<AsyncIterable<AnswerBody> | LocalAnswer>

/** The subscriptions of one gateway. */
interface Subscriptions {
  readonly subscribe: Subscribe
  /** Ends all that are open: whoever reads them is told that nothing more will come. */
  readonly endAll: () => void
}

/** Opens subscriptions to what companions tell, no more than `max` at a time. */
export function subscriptions({ schema, refusalFor, max }: SubscriptionOptions): Subscriptions {
  const open = new Set<AbortController>()

  const subscribed: Subscribe = async (
    { document },
    { operationName, variables },
    { context, ...subscriber },
  ) => {
    if (open.size >= max)
      throw new Refusal('SUBSCRIPTIONS_FULL', 'subscription', { details: { max } })
    const ended = new AbortController()
    open.add(ended)
    const signal = AbortSignal.any([context.signal, ended.signal])
    const end = (answers: number): void => {
      open.delete(ended)
      ended.abort()
      subscriber.onEnd(answers)
    }
    const own = { ...context, signal }
    try {
      const source = await subscribe({
        schema,
        document,
        operationName: operationName ?? undefined,
        variableValues: variables ?? {},
        contextValue: own,
      })
      if (!(Symbol.asyncIterator in source)) {
        end(0)
        return localAnswer(source, context, refusalFor)
      }
      const { demandTrust } = subscriber
      return answersOf(source, { context: own, demandTrust, end, refusalFor })
    } catch (error) {
      end(0)
      throw error
    }
  }

  return {
    subscribe: subscribed,
    endAll: () => {
      for (const each of open) each.abort()
    },
  }
}

interface Telling {
  readonly context: CompanionContext
  readonly demandTrust: () => Promise<unknown>
  readonly end: (answers: number) => void
  readonly refusalFor: RefusalFor
}

/**
 * INVARIANT: nothing leaves to a token that has stopped counting, and nothing is kept open for one; the last answer then
 * says why.
 */
function answersOf(
  source: AsyncGenerator<ExecutionResult>,
  { context, demandTrust, end, refusalFor }: Telling,
): AsyncIterable<AnswerBody> {
  const { signal, requestId } = context
  const over = { done: true, value: undefined } as const
  const left = Promise.withResolvers<typeof over>()
  const distrusted = Promise.withResolvers<never>()
  distrusted.promise.catch(() => {})
  const looking = setInterval(() => {
    demandTrust().catch(distrusted.reject)
  }, lookAgain).unref()
  let isOpen = true
  let answers = 0

  function close(): void {
    if (!isOpen) return
    isOpen = false
    clearInterval(looking)
    signal.removeEventListener('abort', close)
    left.resolve(over)
    end(answers)
    // A generator that waits comes to its end when it sees the signal: nobody waits for that.
    source.return(undefined).catch(() => {})
  }
  signal.addEventListener('abort', close, { once: true })
  if (signal.aborted) close()

  async function next(): Promise<IteratorResult<AnswerBody, undefined>> {
    if (!isOpen) return over
    try {
      const told = await Promise.race([source.next(), left.promise, distrusted.promise])
      if (told.done) {
        close()
        return over
      }
      await demandTrust()
      answers += 1
      return { done: false, value: bodyOf(localAnswer(told.value, context, refusalFor)) }
    } catch (error) {
      const refusal = refusalFor(error, requestId)
      close()
      return { done: false, value: { errors: errorsOf(refusal, requestId) } }
    }
  }

  const iterator = {
    next,
    return: async () => {
      close()
      return over
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}
