import { didYouMean, Refusal } from '@motlan/kernel'
import type { ListedCommand } from './command.ts'
import { helpOf, helpOfCommand, helpOfGroup } from './help.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line and says how it ended. Never rejects: whatever goes wrong is told in words. */
export async function runMotlan(
  argv: readonly string[],
  commands: readonly ListedCommand[],
  version: string,
  io: Io,
): Promise<ExitCode> {
  const [name, ...rest] = argv
  try {
    if (name === '--version' || name === '-v') return told(io, version)
    if (name === undefined || name === 'help' || isHelp(name))
      return told(io, helpOf(commands).trimEnd())
    const group = commands.filter((known) => known.name.startsWith(`${name} `))
    const [word] = rest
    if (group.length > 0 && (word === undefined || isHelp(word))) {
      return told(io, helpOfGroup(name, group).trimEnd())
    }
    const full = group.length > 0 ? `${name} ${word}` : name
    const listed = commands.find((known) => known.name === full) ?? unknown(full, commands)
    const command = await listed.load()
    const own = full === name ? rest : rest.slice(1)
    const end = own.indexOf('--')
    if (own.slice(0, end < 0 ? own.length : end).some(isHelp)) {
      return told(io, helpOfCommand(command, listed.summary).trimEnd())
    }
    return await command.run(own, io)
  } catch (cause) {
    return reported(cause, io)
  }
}

function told(io: Io, text: string): ExitCode {
  io.out(`${text}\n`)
  return exitCodes.done
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h'
}

function unknown(name: string, commands: readonly ListedCommand[]): never {
  const meant = didYouMean(
    name,
    commands.map((known) => known.name),
  )
  throw new UsageError(
    undefined,
    `${name}: there is no such command${meant ? `; did you mean ${meant}?` : ''}`,
  )
}

/** The reason in one line, what to do in the next, and never a stack. */
function reported(cause: unknown, io: Io): ExitCode {
  if (cause instanceof UsageError) {
    io.err(`${cause.message}\n`)
    io.err(`read on: pnpm motlan ${cause.command ? `${cause.command} ` : ''}--help\n`)
    return exitCodes.usage
  }
  if (cause instanceof Refusal) {
    io.err(`${cause.code} ${cause.message}\n`)
    io.err(`what to do: ${cause.fix}\n`)
    return exitCodes.refused
  }
  io.err(`INTERNAL motlan: ${cause instanceof Error ? cause.message : String(cause)}\n`)
  io.err('what to do: this is a fault of Motlan; please report the command and this line\n')
  return exitCodes.refused
}
