import type { Bilingual } from '@motlan/kernel'

/** A span of days in Việt Nam, `2026-01-01`: from the first day on, until the day before `until`. */
export interface Validity {
  readonly from: string
  readonly until?: string
}

/** One article of one law that can carry an agreement, for as long as it is in force. */
export interface LegalBasis extends Validity {
  readonly id: string
  /** The number of the law: `91/2025/QH15`. */
  readonly law: string
  /** The place in it: `19.1.c`; absent where the whole text is meant. */
  readonly article?: string
  /** The title of the law. */
  readonly title: Bilingual
  /** What the place says, in one sentence of ours: never the wording of the law. */
  readonly summary?: Bilingual
}

/** Who asks. */
export interface Agency {
  readonly id: string
  readonly title: Bilingual
}

/** What an agency asks for: an administrative procedure, by its published code, and the purpose it serves. */
export interface Procedure {
  readonly code: string
  readonly purpose: string
  readonly title: Bilingual
}

/** A procedure with the agencies that handle it: a grant to any other agency is a mistake. */
export interface CatalogProcedure extends Procedure {
  readonly agencies: readonly string[]
  /** Set where the code was chosen by the project and has not been found in a published list. */
  readonly assumption?: boolean
}

/** An entry of which nothing is known but its name. */
export interface Named {
  readonly id: string
  readonly title: Bilingual
}

/** Everything an agreement may refer to besides attributes. */
export interface Catalog {
  readonly agencies: readonly Agency[]
  readonly purposes: readonly Named[]
  readonly procedures: readonly CatalogProcedure[]
  readonly relations: readonly Named[]
  readonly legalBases: readonly LegalBasis[]
}
