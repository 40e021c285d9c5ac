import { createRequire } from 'node:module'
import { backends } from '../../backends/index.js'
import { printable } from '../text/control-characters.js'
import { didYouMean } from '../text/suggest.js'
import { check } from './check.js'
import type { Command, Targets } from './command.js'
import { convert } from './convert.js'
import { explain } from './explain.js'
import { helpFlag, parseFlags } from './flags.js'
import { commandHabitOf } from './habits.js'
import { commandHelp, programHelp } from './help.js'
import type { Io } from './io.js'
import { list } from './list.js'
import { bugLine } from './report.js'
import { isUsageError, usageError } from './usage-error.js'
import { witness } from './witness.js'

export const commands: readonly Command[] = [convert, check, explain, witness, list]

/** Runs one command line and gives the exit code: 0 fine; 1 a rule has errors; 2 the command line is wrong. Never throws. */
export async function run(io: Io, targets: Targets = backends): Promise<number> {
  const [name, ...rest] = io.args
  const command = commands.find((one) => one.name === name)
  try {
    return command === undefined ? runProgram(io, name) : await runCommand(io, command, rest, targets)
  } catch (error) {
    if (!isUsageError(error)) {
      io.stderr.write(bugLine(error))
      return 1
    }
    const help = command === undefined ? 'sigmacast --help' : `sigmacast ${command.name} --help`
    io.stderr.write(`sigmacast: ${printable(error.message)}\nSee \`${help}\`.\n`)
    return 2
  }
}

async function runCommand(io: Io, command: Command, args: readonly string[], targets: Targets): Promise<number> {
  const flags = { ...command.flags, ...helpFlag }
  const { positionals, values } = parseFlags(args, flags, command.name)
  if (!values.help) return command.run(io, positionals, values, targets)
  io.stdout.write(commandHelp({ ...command, flags }))
  return 0
}

/** What stands where the name of a command should be. */
function runProgram(io: Io, name: string | undefined): number {
  if (name === undefined) {
    io.stderr.write(programHelp(commands))
    return 2
  }
  if (!name.startsWith('-')) {
    const names = commands.map((command) => command.name)
    const help = commandHabitOf(name) ?? didYouMean(name, names) ?? `the commands are ${names.join(', ')}`
    throw usageError(`unknown command \`${name}\``, help)
  }
  const { values } = parseFlags([name], { ...helpFlag, version: { about: '' } })
  io.stdout.write(values.help ? programHelp(commands) : `${version()}\n`)
  return 0
}

const version = (): string => createRequire(import.meta.url)('sigmacast/package.json').version
