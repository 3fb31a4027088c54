import type { Bilingual, NotationName } from '@motlan/kernel'

/**
 * What another body tells about a case and no registry holds: the birth notification of a hospital, the poverty list of
 * a commune. The case receives it; the applicant is never asked for it.
 */
export interface Notice {
  readonly id: string
  readonly title: Bilingual
  readonly sender: Bilingual
  /** The agencies whose word it is: from anybody else it is refused. */
  readonly agencies: readonly string[]
  readonly source: string
  /** What stands in it, by name. */
  readonly items: Readonly<Record<string, NoticeItem>>
}

/** One item of a notice, typed like an attribute: `Date`, `CitizenId`, `Sex`, `String`. */
export interface NoticeItem {
  readonly title: Bilingual
  readonly type: string
  /** Of a text: how the registry that is told it wants it written. */
  readonly written?: NotationName
  /** The only values there are, where it is no type of a registry. */
  readonly choices?: Readonly<Record<string, Bilingual>>
  readonly optional?: boolean
}
