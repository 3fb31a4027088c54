import type { ArgsDef, ParsedArgs } from 'citty'
import type { ExitCode, Io } from './io.ts'

/** One command of `motlan`: what it takes, what it is good for, and what it does. */
export interface Command {
  readonly name: string
  /** Command lines that work as they stand. */
  readonly examples: readonly string[]
  /** What somebody should know who reads its help; a paragraph at most. */
  readonly more?: string
  readonly args: ArgsDef
  /** Whether the last argument may be given several times. */
  readonly manyArguments?: boolean
  readonly run: (rawArgs: readonly string[], io: Io) => Promise<ExitCode>
}

/** A command as the list of commands knows it, before it is loaded. */
export interface ListedCommand {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** A command as it is written down, with its arguments typed. */
export interface CommandSource<Args extends ArgsDef> extends Omit<Command, 'args' | 'run'> {
  readonly args: Args
  readonly run: (args: ParsedArgs<Args>, io: Io) => Promise<ExitCode>
}
