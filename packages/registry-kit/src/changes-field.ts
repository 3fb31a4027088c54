import { extendSchema, type GraphQLSchema, parse } from 'graphql'
import { changesAfter } from './changes-after.ts'
import type { RegistryDatabase } from './database.ts'

/** The root field under which an exchange that shares no database with a registry asks for its changes. */
export const changesField = '_changes'

/** Changes handed out at a time at most. */
const most = 1_000

const sdl = `
extend type Query {
  "What has changed about whom after a place, in order; never a value. Under a grant that is for changes."
  ${changesField}(after: Float!, first: Int!): [_Change!]!
}

type _Change {
  seq: Float!
  at: String!
  subject: String!
  subjectId: String!
  attributes: [String!]!
}
`

/** A schema that also hands out the outbox. It is in no SDL: what is composed and what is public do not have it. */
export function withChanges<DB>(
  schema: GraphQLSchema,
  database: RegistryDatabase<DB>,
): GraphQLSchema {
  const extended = extendSchema(schema, parse(sdl, { noLocation: true }), { assumeValidSDL: true })
  const field = extended.getQueryType()?.getFields()[changesField]
  if (field) {
    field.resolve = (_root, { after, first }) =>
      changesAfter(database, Number(after), Math.min(Math.max(Number(first), 0), most))
  }
  return extended
}
