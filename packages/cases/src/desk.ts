import type { DeclarationAnswer, JsonObject } from '@motlan/kernel'
import type { Dictionary, Notice, Procedure, StepAnswer } from '@motlan/procedures'
import type { CaseLog } from './case-log.ts'
import type { CasesDatabase } from './store/database.ts'

/** A look-up for a case, as its agency makes it: through the same door, policy and ledger as any other. */
export interface CaseQuestion {
  readonly agency: string
  /** One of both: for what it is asked. */
  readonly procedure?: string
  readonly purpose?: string
  readonly caseId?: string
  /** The officer who has it asked, where there is no case yet whose history names them. */
  readonly officer?: string
  readonly query: string
  readonly variables: JsonObject
}

export type Ask = (question: CaseQuestion) => Promise<Omit<StepAnswer, 'variables'>>

/** A declaration of a case to the registry that owns the facts. */
export interface Declaration {
  readonly registry: string
  readonly mutation: string
  /** The same for every attempt: the registry carries it out once. */
  readonly declarationId: string
  readonly input: JsonObject
  readonly agency: string
  readonly procedure: string
  readonly caseId: string
}

/** Sends a declaration. What it answers is final; where it rejects nothing is known, and the same is sent again. */
export type Declare = (declaration: Declaration) => Promise<DeclarationAnswer>

/** What cases are handled with. */
export interface Desk {
  readonly db: CasesDatabase
  readonly procedures: readonly Procedure[]
  /** The kinds of notices that other bodies send. */
  readonly notices: readonly Notice[]
  readonly dictionary: Dictionary
  readonly ask: Ask
  readonly declare: Declare
  readonly clock: () => Date
  readonly newId: () => string
  readonly log: CaseLog
}
