import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadTargets, platforms } from '../../backends/folders.js'
import { platformsOf } from '../backend/platform.js'
import type { Targets } from '../backend/targets.js'
import { bugLine } from '../project/files/bug-line.js'
import type { Io } from '../project/files/io.js'
import { isUsageError, usageError } from '../project/files/usage-error.js'
import { version } from '../project/version.generated.js'
import { printable } from '../text/control-characters.js'
import { didYouMean } from '../text/suggest.js'
import type { Command } from './commands/command.js'
import { allCommands, commands } from './commands.js'
import { targetsWith } from './flags/backend-flags.js'
import { helpFlag, parseFlags } from './flags/flags.js'
import { commandReplacementOf } from './flags/other-tools.js'
import { commandHelp, programHelp } from './help.js'
import { columnsOf, writeLines } from './terminal/wrap.js'

/**
 * Runs one command line and returns the exit code: 0 for success, 1 if a rule has errors, 2 for a wrong command line.
 * Never throws.
 */
export async function run(io: Io, targets?: Targets): Promise<number> {
  const [name, ...args] = io.args
  const command = name !== undefined && Object.hasOwn(commands, name) ? await commands[name]?.() : undefined
  try {
    if (command !== undefined) return await runCommand(io, command, args, targets)
    return name === 'help' ? await runHelp(io, args) : await runProgram(io, name, args)
  } catch (error) {
    if (!isUsageError(error)) {
      io.stderr.write(bugLine(error))
      return 1
    }
    const help = command === undefined ? 'sigmacast --help' : `sigmacast ${command.name} --help`
    writeLines(io.stderr, [`sigmacast: ${printable(error.message)}`, `See \`${help}\`.`])
    return 2
  }
}

async function runCommand(io: Io, command: Command, args: readonly string[], targets?: Targets): Promise<number> {
  const flags = { ...command.flags, ...helpFlag }
  const { positionals, values } = parseFlags(args, flags, command.name)
  if (values.help) {
    io.stdout.write(commandHelp({ ...command, flags }, columnsOf(io.stdout)))
    return 0
  }
  const known = targets ?? (await loadTargets(command.needs?.(values)))
  const available = await targetsWith(values, known, io.cwd)
  const keys = [...(targets === undefined ? platforms : []), ...platformsOf(available.values())]
  return command.run(io, positionals, values, available, [...new Set(keys)])
}

/** Prints the help of a command, or of the program: `sigmacast help convert` is `sigmacast convert --help`. */
async function runHelp(io: Io, [name, ...others]: readonly string[]): Promise<number> {
  if (others.length > 0) throw usageError(`unexpected argument \`${others[0]}\`: \`help\` shows one command at a time`)
  if (name === undefined || name.startsWith('-')) return runProgram(io, name ?? '--help', [])
  if (!Object.hasOwn(commands, name)) throw unknownCommand(io, name, [])
  const command = await commands[name]?.()
  if (command !== undefined)
    io.stdout.write(commandHelp({ ...command, flags: { ...command.flags, ...helpFlag } }, columnsOf(io.stdout)))
  return 0
}

/** Handles a command line without a known command. */
async function runProgram(io: Io, name: string | undefined, args: readonly string[]): Promise<number> {
  if (name === undefined) {
    io.stderr.write(programHelp(await allCommands(), columnsOf(io.stderr)))
    return 2
  }
  if (!name.startsWith('-')) throw unknownCommand(io, name, args)
  const { values } = parseFlags([name], { ...helpFlag, version: { about: '' } })
  io.stdout.write(values.help ? programHelp(await allCommands(), columnsOf(io.stdout)) : `${version}\n`)
  return 0
}

function unknownCommand({ cwd }: Io, name: string, args: readonly string[]): Error {
  const names = Object.keys(commands)
  const replacement = commandReplacementOf(name, args[0]) ?? didYouMean(name, names)
  const isPath = replacement === undefined && existsSync(resolve(cwd, name))
  const command = isPath ? `write a command before it, such as \`sigmacast check ${name}\`` : undefined
  return usageError(`unknown command \`${name}\``, command ?? replacement ?? `the commands are ${names.join(', ')}`)
}
