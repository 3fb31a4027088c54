import type { Bilingual } from '../attribute.ts'

/** What a refusal means to the caller: the HTTP status where the whole request is refused, and what to do next. */
export interface RefusalKind {
  readonly status: number
  readonly reason: Bilingual
  readonly fix: Bilingual
}
