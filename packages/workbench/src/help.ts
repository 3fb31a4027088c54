import type { ArgDef } from 'citty'
import type { Command, ListedCommand } from './command.ts'
import { tableLines } from './table.ts'

const exits = `EXIT CODES
  0  done: answered, even where attributes were withheld
  1  refused, failed, or found something; the reason and what to do are told
  2  the command line is wrong`

/** What `motlan --help` says. */
export function helpOf(commands: readonly ListedCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `motlan: ask the registries once, by ID, for an agency and a procedure

USAGE
  pnpm motlan <command> [flags]

COMMANDS
${list.join('\n')}

  pnpm motlan <command> --help says more, with examples.

FIRST STEPS
  pnpm start                                       start everything, and read what it prints
  pnpm motlan access --agency tax --procedure 1.002207
                                                   what may this agency know?

ENVIRONMENT
  MOTLAN_HOME      folder of all state (.motlan)
  MOTLAN_URL       a gateway other than the one of this home
  MOTLAN_TOKEN     an access token other than one made for --agency

${exits}
`
}

/** What `motlan <group> --help` says of commands that share their first word. */
export function helpOfGroup(group: string, commands: readonly ListedCommand[]): string {
  const list = tableLines(commands.map(({ name, summary }) => [name, summary]))
  return [
    section('USAGE', [`pnpm motlan ${group} <command> [flags]`]),
    section('COMMANDS', list),
    `  pnpm motlan ${group} <command> --help says more, with examples.`,
    exits,
    '',
  ].join('\n\n')
}

/** What `motlan <command> --help` says. */
export function helpOfCommand({ name, more, args, examples }: Command, summary: string): string {
  const positionals = Object.entries(args).filter(([, { type }]) => type === 'positional')
  const flags = Object.entries(args).filter(([, { type }]) => type !== 'positional')
  const usage = [
    'pnpm motlan',
    name,
    ...positionals.map(([key, { required }]) => (required === false ? `[${key}]` : `<${key}>`)),
    ...(flags.length > 0 ? ['[flags]'] : []),
  ].join(' ')
  return [
    `${summary}${more ? `\n\n${wrapped(more)}` : ''}`,
    section('USAGE', [usage]),
    section('ARGUMENTS', tableLines(positionals.map(([key, arg]) => [key, arg.description ?? '']))),
    section('FLAGS', tableLines(flags.map(([key, arg]) => [flagOf(key, arg), descriptionOf(arg)]))),
    section('EXAMPLES', examples),
    exits,
    '',
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function flagOf(key: string, arg: ArgDef): string {
  const short = 'alias' in arg && arg.alias ? `-${[arg.alias].flat()[0]}, ` : ''
  const hint = arg.type === 'boolean' ? '' : ` <${arg.valueHint ?? key}>`
  return `${short}--${key}${hint}`
}

function descriptionOf(arg: ArgDef): string {
  const text = arg.description ?? ''
  const shown = arg.default !== undefined && arg.default !== false && arg.default !== ''
  return shown ? `${text} (${String(arg.default)})` : text
}

function section(title: string, lines: readonly string[]): string | undefined {
  return lines.length > 0 ? `${title}\n${lines.map((line) => `  ${line}`).join('\n')}` : undefined
}

function wrapped(text: string): string {
  const lines: string[] = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length > 92) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  return lines.join('\n')
}
