/** The part of a logger that cases use: counts, codes and case numbers, never what a case is about. */
export interface CaseLog {
  readonly info: (fields: object, message: string) => void
  readonly warn: (fields: object, message: string) => void
}
