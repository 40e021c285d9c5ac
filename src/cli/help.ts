import type { Command } from './commands/command.js'
import type { Flag } from './flags/flags.js'
import { alignColumns } from './terminal/columns.js'

/** Returns the help of the program. */
export function programHelp(commands: readonly Command[]): string {
  return text([
    'sigmacast <command> [arguments]',
    '',
    'Compiles Sigma rules to SIEM queries and reports how exact each query is.',
    '',
    'Commands',
    ...indent(alignColumns(commands.map(({ name, about }) => [name, about]))),
    '',
    'Flags',
    ...indent(
      alignColumns([
        ['-h, --help', 'show this help, or the help of a command'],
        ['    --version', 'show the version'],
      ]),
    ),
    '',
    'Examples',
    ...indent(commands.flatMap(({ examples }) => examples.slice(0, 1))),
    '',
    'Exit codes: 0 success; 1 a rule has errors; 2 wrong command line.',
  ])
}

/** Returns the help of one command. */
export function commandHelp({ name, usage, about, notes, flags, examples }: Command): string {
  return text([
    `sigmacast ${name} ${usage}`,
    '',
    `${about[0]?.toUpperCase()}${about.slice(1)}.`,
    ...notes,
    '',
    'Flags',
    ...indent(alignColumns(Object.entries(flags).map(([flag, spec]) => [flagText(flag, spec), spec.about]))),
    '',
    'Examples',
    ...indent(examples),
  ])
}

const flagText = (name: string, { short, value, inline }: Flag): string =>
  `${short === undefined ? '   ' : `-${short},`} --${name}${inline === undefined ? '' : `[=${inline}]`}${value === undefined ? '' : ` ${value}`}`

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
