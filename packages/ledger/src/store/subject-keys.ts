import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import { boundedMemory } from '../bounded-memory.ts'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import {
  makeSubjectKey,
  openSubjectKey,
  placeOf,
  type StoredSubjectKey,
  type SubjectKey,
} from '../secrecy/subject-key.ts'
import { otherMaster, storedAt } from './stored-key.ts'

/** Keys of the subjects of one batch. */
interface FoundKeys {
  readonly keyOf: (subject: string) => SubjectKey
  /** What has to become durable together with the entries: nothing is ever written under a key that could be lost. */
  readonly fresh: readonly StoredSubjectKey[]
}

/** The keys of subjects, as a writer knows them. */
export interface SubjectKeys {
  readonly find: (client: pg.ClientBase, subjects: Iterable<string>) => Promise<FoundKeys>
  /** Forgets everything: another writer may have made a key first, or a subject was erased. */
  readonly forget: () => void
}

/** About 300 bytes each. */
const remembered = 50_000

/** Reads keys that are not remembered, and makes those that do not exist. */
export function subjectKeys(keys: DerivedKeys): SubjectKeys {
  const known = boundedMemory<string, SubjectKey>(remembered)
  return {
    find: async (client, subjects) => {
      const needed = new Map<string, SubjectKey>()
      const missing = new Map<string, string>()
      for (const subject of subjects) {
        if (needed.has(subject)) continue
        const key = known.get(subject)
        if (key) needed.set(subject, key)
        else missing.set(placeOf(subject, keys), subject)
      }
      if (missing.size > 0) {
        for (const row of await storedAt(client, [...missing.keys()])) {
          const place = row.place.toString('latin1')
          const subject = missing.get(place)
          const key = openSubjectKey(row, keys)
          if (subject === undefined || !key) throw otherMaster()
          missing.delete(place)
          needed.set(subject, key)
          known.set(subject, key)
        }
      }
      const fresh: StoredSubjectKey[] = []
      for (const subject of missing.values()) {
        const made = makeSubjectKey(subject, keys)
        fresh.push(made.stored)
        needed.set(subject, made)
        known.set(subject, made)
      }
      return { fresh, keyOf: (subject) => needed.get(subject) ?? unknown() }
    },
    forget: known.clear,
  }
}

function unknown(): never {
  throw new Refusal('INTERNAL', 'ledger', { reason: 'a subject has no key' })
}
