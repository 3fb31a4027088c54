import { type Subject, subjectKeys } from '@motlan/kernel'
import type { GraphQLResolveInfo } from 'graphql'
import type { Row } from './database.ts'
import type { AnySubject } from './definition.ts'
import type { Load } from './loader.ts'
import type { RequestScope } from './request-scope.ts'
import type { ReadSelection } from './selection.ts'

/** The subjects that this registry has rows of. */
export interface FollowContext {
  readonly own: ReadonlyMap<
    Subject,
    { readonly about: AnySubject; readonly load: Load; readonly read: ReadSelection }
  >
}

type Follow = (ids: readonly string[], scope: RequestScope, info: GraphQLResolveInfo) => Follows
type Follows = readonly Row[] | Promise<readonly (Row | null)[]>

/** From IDs to what a reference points at: our own rows where more than the key is asked, else the key and nothing more. */
export function follower({ own }: FollowContext, to: Subject): Follow {
  return (ids, scope, info) => {
    const target = own.get(to)
    if (!target) return ids.map((id) => ({ [subjectKeys[to]]: id }))
    const wanted = target.read(info)
    if (wanted.columns.length + wanted.nests.length === 0)
      return ids.map((id) => ({ [target.about.key]: id }))
    return target.load(ids, wanted, scope)
  }
}

/** Whether nothing had to be read from the database. */
export function isReady(found: Follows): found is readonly Row[] {
  return Array.isArray(found)
}
