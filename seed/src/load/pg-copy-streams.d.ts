declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** The stream that `client.query` turns into the sending side of a COPY. */
  export function from(statement: string): Writable & Submittable
}
