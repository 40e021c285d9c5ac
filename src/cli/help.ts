import type { Command } from './commands/command.js'
import type { Flag } from './flags/flags.js'
import { padCell } from './terminal/columns.js'
import { wrap } from './terminal/wrap.js'

/** Returns the help of the program, for an output with a number of columns. */
export function programHelp(commands: readonly Command[], columns: number): string {
  return text([
    'sigmacast <command> [arguments]',
    '',
    ...paragraph('Compiles Sigma rules to SIEM queries and reports how exact each query is.', columns),
    '',
    'Commands',
    ...definitions(
      commands.map(({ name, about }) => [name, about]),
      columns,
    ),
    '',
    'Flags',
    ...definitions(
      [
        ['-h, --help', 'show this help, or the help of a command'],
        ['    --version', 'show the version'],
      ],
      columns,
    ),
    '',
    'Examples',
    ...indent(commands.flatMap(({ examples }) => examples.slice(0, 1))),
    '',
    ...paragraph('Exit codes: 0 success; 1 a rule has errors; 2 wrong command line.', columns),
  ])
}

/** Returns the help of one command, for an output with a number of columns. */
export function commandHelp({ name, usage, about, notes, flags, examples }: Command, columns: number): string {
  return text([
    ...wrap(`sigmacast ${name} ${usage}`, columns),
    '',
    ...[`${about[0]?.toUpperCase()}${about.slice(1)}.`, ...notes].flatMap((note) => paragraph(note, columns)),
    '',
    'Flags',
    ...definitions(
      Object.entries(flags).map(([flag, spec]) => [flagText(flag, spec), spec.about]),
      columns,
    ),
    '',
    'Examples',
    ...indent(examples),
  ])
}

/** Width of prose in any wider output. */
const PROSE = 80

const paragraph = (line: string, columns: number): string[] => wrap(line, Math.min(PROSE, columns), '')

const flagText = (name: string, { short, value, inline }: Flag): string =>
  `${short === undefined ? '   ' : `-${short},`} --${name}${inline === undefined ? '' : `[=${inline}]`}${value === undefined ? '' : ` ${value}`}`

const INDENT = '  '

/** Width of descriptions below which a narrower terminal breaks the lines itself. */
const LEAST = 20

/** Aligns names and their descriptions, and wraps the descriptions within their column. */
function definitions(rows: readonly (readonly [name: string, about: string])[], columns: number): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + INDENT.length
  const start = INDENT.length + width
  return rows.flatMap(([name, about]) =>
    wrap(`${INDENT}${padCell(name, width)}${about}`, Math.max(columns, start + LEAST), ' '.repeat(start)),
  )
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `${INDENT}${line}`)
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
