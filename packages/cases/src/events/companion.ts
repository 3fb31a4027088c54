import type { Companion, CompanionContext } from '@motlan/gateway'
import type { Vocabulary } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type pg from 'pg'
import { eventsSdl } from './events-sdl.ts'
import { followSignals, type Wakes } from './follow-signals.ts'
import { openSignal } from './open-signal.ts'
import { readArguments } from './read-arguments.ts'
import { readSignals } from './read-signals.ts'
import { type FactsAbout, type Rights, rightsUnder, type TellingPolicy } from './rights.ts'
import type { SignalKeys } from './signal-keys.ts'
import { agencyIn, proceduresOf, subscriberFrom } from './subscriber-from.ts'
import { endSubscription, subscribe, subscriptionsOf } from './subscriptions.ts'

/** What telling of changes takes. */
export interface EventsOptions {
  readonly pool: pg.Pool
  readonly keys: SignalKeys
  readonly policy: () => TellingPolicy
  readonly factsAbout: FactsAbout
  readonly vocabulary: Vocabulary
  readonly record: Ledger['append']
  readonly wakes: Wakes
  readonly clock: () => Date
}

/** `subscribeToChanges`, `changes`, `changeSignals`, `openSignal`: what happened, told to whom it concerns. */
export function eventsCompanion(options: EventsOptions): Companion {
  const { pool, policy, clock } = options
  const rights = (): Rights => rightsUnder(policy(), options.factsAbout, clock())
  const parts = { ...options, rights }
  const whose = (context: CompanionContext) => {
    const bearer = agencyIn(context)
    return { agency: bearer.agency, officer: bearer.officer, procedures: proceduresOf(bearer) }
  }

  return {
    sdl: eventsSdl,
    resolvers: {
      Query: {
        changes: async (_, given, context) => {
          const { after, first } = readArguments.page(given)
          return readSignals({ ...whose(context), after, first }, parts)
        },
        changeSubscriptions: async (_, _given, context) => subscriptionsOf(pool, whose(context)),
        openSignal: async (_, given, context) => {
          const { id } = readArguments.id(given)
          return openSignal({ ...whose(context), requestId: context.requestId, id }, parts)
        },
      },
      Mutation: {
        subscribeToChanges: async (_, given, context) => {
          const { attributes, subjects, procedure, purpose } = readArguments.subscription(given)
          const bearer = agencyIn(context)
          const isStated = procedure !== undefined || purpose !== undefined
          const stated = isStated ? { procedure, purpose } : context.stated
          const subscriber = subscriberFrom(bearer, stated, policy())
          return subscribe({ subscriber, officer: bearer.officer, attributes, subjects }, parts)
        },
        endSubscription: async (_, given, context) =>
          endSubscription(pool, whose(context), readArguments.id(given).id),
      },
      Subscription: {
        changeSignals: (_, given, context) => {
          const { after } = readArguments.page(given)
          return followSignals({ ...whose(context), after, signal: context.signal }, parts)
        },
      },
    },
  }
}
