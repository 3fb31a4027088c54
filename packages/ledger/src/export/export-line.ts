/** The version every export begins with. */
export const exportVersion = 'motlan.org/ledger-export/v1'

/** How a log is called in an export. */
export interface ExportedLog {
  readonly log: number
  readonly origin: string
  readonly size: number
}

/** One line of an export, as `docs/ledger.md` describes it. */
export type ExportLine =
  | {
      readonly export: string
      readonly at: string
      readonly texts: boolean
      readonly logs: readonly ExportedLog[]
    }
  | { readonly clause: string }
  | {
      readonly log: number
      readonly position: number
      readonly leaf: string
      readonly entry?: string
    }
  | {
      readonly log: number
      readonly position: number
      readonly part: string
      readonly handle?: string
    }
  | { readonly log: number; readonly row: number; readonly hash: string }
  | { readonly log: number; readonly checkpoint: string }
  | { readonly log: number; readonly size: number; readonly by: string; readonly stamp: string }
  | { readonly subject: StoredSecret }
  | {
      readonly officer: {
        readonly pseudonym: string
        readonly agency: string
        readonly name: string
      }
    }
  | { readonly end: { readonly lines: number; readonly logs: readonly ExportedLog[] } }

/** A subject's key as it is stored, base64: part of a backup, never of an export for others. */
interface StoredSecret {
  readonly place: string
  readonly handle: string
  readonly key: string
  readonly identity: string
}
