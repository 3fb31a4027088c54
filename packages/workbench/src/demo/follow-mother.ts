import { Refusal } from '@motlan/kernel'
import { z } from 'zod'
import type { BirthCase } from './birth-case.ts'
import type { Person } from './client.ts'
import type { StorySignal } from './story.ts'

/** Somebody who has subscribed to changes, and waits. */
export interface Waiting {
  /** The signal that comes, and the end of the subscription. */
  readonly heard: () => Promise<StorySignal>
}

const followed = 'Citizen.householdMembers'
const patience = 10_000

const subscriptionShape = z.object({ id: z.string(), pseudonyms: z.array(z.string()) })
const pageShape = z.object({
  signals: z.array(z.object({ subscription: z.string(), pseudonym: z.string() })),
  cursor: z.string().nullable(),
  hasMore: z.boolean(),
})

/** The commune police follow the household of the mother, for residence registration. */
export async function followMother(
  { ask, motherId, pause }: BirthCase,
  police: Person,
): Promise<Waiting> {
  const subscription = await ask(
    police,
    'subscribeToChanges',
    subscriptionShape,
    `mutation($attributes: [String!]!, $subjects: [FollowedSubject!]) {
      subscribeToChanges(attributes: $attributes, subjects: $subjects) { id pseudonyms }
    }`,
    { attributes: [followed], subjects: [{ citizenId: motherId }] },
  )
  const page = (after: string | undefined) =>
    ask(
      police,
      'changes',
      pageShape,
      'query($after: String) { changes(after: $after, first: 1000) { signals { subscription pseudonym } cursor hasMore } }',
      { after },
    )
  let after = await endOf(page)

  async function waited(): Promise<StorySignal> {
    const began = performance.now()
    while (performance.now() - began < patience) {
      const { signals, cursor } = await page(after)
      after = cursor ?? after
      const own = signals.find((signal) => signal.subscription === subscription.id)
      if (own) return { pseudonym: own.pseudonym }
      await pause(50)
    }
    throw new Refusal('REGISTRY_TIMEOUT', followed, { reason: 'nobody told of the change' })
  }

  return {
    heard: async () => {
      try {
        return await waited()
      } finally {
        await ask(
          police,
          'endSubscription',
          z.object({ id: z.string() }),
          'mutation($id: ID!) { endSubscription(id: $id) { id } }',
          { id: subscription.id },
        )
      }
    },
  }
}

/** The cursor behind everything that was told before. */
async function endOf(
  page: (after: string | undefined) => Promise<z.output<typeof pageShape>>,
): Promise<string | undefined> {
  let after: string | undefined
  for (;;) {
    const { cursor, hasMore } = await page(after)
    after = cursor ?? after
    if (!hasMore) return after
  }
}
