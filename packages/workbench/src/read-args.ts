import { didYouMean } from '@motlan/kernel'
import { type ArgsDef, type ParsedArgs, parseArgs } from 'citty'
import type { Command, CommandSource } from './command.ts'
import { UsageError } from './usage-error.ts'

/** Makes a command whose arguments are read, and refused where they do not exist, before it runs. */
export function command<const Args extends ArgsDef>(source: CommandSource<Args>): Command {
  return { ...source, run: async (rawArgs, io) => source.run(readArgs(source, rawArgs), io) }
}

function readArgs<Args extends ArgsDef>(
  { name, args, manyArguments = false }: CommandSource<Args>,
  rawArgs: readonly string[],
): ParsedArgs<Args> {
  const positionals = Object.values(args).filter(({ type }) => type === 'positional')
  const parsed = parsedOrRefused<Args>(name, rawArgs, args)
  for (const flag of rawArgs.slice(0, endOf(rawArgs)).filter((arg) => /^--?[a-z]/i.test(arg))) {
    demandKnown(name, flag.replace(/=.*/s, ''), args)
  }
  if (!manyArguments && parsed._.length > positionals.length) {
    throw new UsageError(name, `${parsed._.at(-1)}: one argument too many`)
  }
  return parsed
}

function parsedOrRefused<Args extends ArgsDef>(
  name: string,
  rawArgs: readonly string[],
  args: Args,
): ParsedArgs<Args> {
  try {
    return parseArgs<Args>([...rawArgs], args)
  } catch (cause) {
    throw new UsageError(name, cause instanceof Error ? plain(cause.message) : String(cause))
  }
}

function demandKnown(name: string, flag: string, args: ArgsDef): void {
  const long = Object.keys(args).map((known) => `--${known}`)
  const short = Object.values(args).flatMap((arg) => aliasesOf(arg).map((alias) => `-${alias}`))
  const negated = Object.entries(args)
    .filter(([, { type }]) => type === 'boolean')
    .map(([known]) => `--no-${known}`)
  const known = [...long, ...short, ...negated]
  if (known.includes(flag)) return
  const meant = didYouMean(flag, known)
  throw new UsageError(
    name,
    `${flag}: there is no such flag${meant ? `; did you mean ${meant}?` : ''}`,
  )
}

function aliasesOf(arg: ArgsDef[string]): readonly string[] {
  const alias = 'alias' in arg ? arg.alias : undefined
  return alias === undefined ? [] : [alias].flat()
}

/** What follows `--` is no flag, whatever it looks like. */
function endOf(rawArgs: readonly string[]): number {
  const end = rawArgs.indexOf('--')
  return end < 0 ? rawArgs.length : end
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
  return text.replace(/\u001b\[[0-9;]*m/g, '')
}
