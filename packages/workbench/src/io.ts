/** Everything a command has to do with the world: given to it, so that a test can be the world. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Where a progress bar is drawn. */
  readonly screen: NodeJS.WriteStream
  /** How wide the terminal is that standard output goes to; absent where it is none. */
  readonly columns?: number | undefined
  /** All of standard input. */
  readonly stdin: () => Promise<string>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where the person stands: relative file names are meant from here. */
  readonly cwd: string
  /** The folder of all state, where MOTLAN_HOME names no other. */
  readonly defaultHome: string
  readonly clock: () => Date
  /** Asked by whoever wants to end in good order: aborts with the first Ctrl-C or signal; the second one ends at once. */
  readonly interruption: () => AbortSignal
}

/** What a command tells the shell. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
