import { resolve } from 'node:path'
import { usageError } from '../../project/files/usage-error.js'
import { didYouMean } from '../../text/suggest.js'
import { REPORTER_NAMES, type ReportDestination } from '../report/reporter.js'
import type { Flags } from './flags.js'
import { outputFile } from './output-flag.js'

export const reporterFlags = {
  reporter: {
    value: '<name[=file]>',
    about: 'text, json, sarif, junit, github, gitlab or markdown',
    completes: 'reporters',
  },
} as const satisfies Flags

/** The destinations of a command's results. */
export interface OtherOutput {
  /** The results that go to stdout, for a message, such as `the queries`; undefined if stdout is free. */
  readonly stdout: string | undefined
  /** The file of the results. */
  readonly output?: string | undefined
}

/**
 * Parses the values of `--reporter`. Without one for a terminal or a log, the report is text on stderr: a report in a
 * file does not replace it, and one on stdout does. Throws a usage error for an unknown name, and for two outputs with
 * one destination.
 */
export function parseReporters(
  values: readonly string[],
  other: OtherOutput,
  isQuiet: boolean,
  cwd: string,
): readonly ReportDestination[] {
  const given = values.map((value) => parseReporter(value, 'stderr', cwd))
  refuseShared(given, other, cwd)
  const isTextDefault = !isQuiet && !given.some(({ name, to }) => name === 'text' || to === 'stdout')
  return isTextDefault ? [{ name: 'text', to: 'stderr' }, ...given] : given
}

/**
 * Parses the values of `--reporter` of a command whose result is the report: text goes to stdout, too, and is the
 * default. Throws a usage error as `parseReporters` does.
 */
export function parseResultReporters(values: readonly string[], cwd: string): readonly ReportDestination[] {
  const given = (values.length === 0 ? ['text'] : values).map((value) => parseReporter(value, 'stdout', cwd))
  refuseShared(given, { stdout: undefined }, cwd)
  return given
}

/** Parses one value of `--reporter`. Without a file, text goes to `text` and all other reports to stdout. */
function parseReporter(value: string, text: 'stdout' | 'stderr', cwd: string): ReportDestination {
  const [, given = '', path] = /^([^=]*)(?:=(.*))?$/s.exec(value) ?? []
  const name = REPORTER_NAMES.find((candidate) => candidate === given)
  if (name === undefined) {
    const help = didYouMean(given, REPORTER_NAMES) ?? `the reporters are ${REPORTER_NAMES.join(', ')}`
    throw usageError(`unknown reporter \`${given}\``, help)
  }
  if (path === undefined) return { name, to: name === 'text' ? text : 'stdout' }
  if (path === '') throw usageError(`\`--reporter ${value}\` names no file`)
  const file = outputFile(`\`--reporter ${name}\``, path, cwd)
  return { name, to: file === undefined ? 'stdout' : { file } }
}

/** Refuses two outputs with one destination. */
function refuseShared(given: readonly ReportDestination[], other: OtherOutput, cwd: string): void {
  const [first, second] = given.filter(({ to }) => to === 'stdout')
  if (first !== undefined && other.stdout !== undefined) {
    const help = `use \`--reporter ${first.name}=<file>\``
    throw usageError(`${other.stdout} and the report \`${first.name}\` would both go to stdout`, help)
  }
  if (first !== undefined && second !== undefined) {
    const help = `use \`--reporter ${second.name}=<file>\` for one of them`
    throw usageError(`the reports \`${first.name}\` and \`${second.name}\` would both go to stdout`, help)
  }
  refuseSharedFiles(given, other.output, cwd)
}

function refuseSharedFiles(given: readonly ReportDestination[], output: string | undefined, cwd: string): void {
  const users = new Map(output === undefined ? [] : [[resolve(cwd, output), 'the output']])
  for (const { name, to } of given) {
    if (typeof to === 'string') continue
    const path = resolve(cwd, to.file)
    const user = users.get(path)
    if (user !== undefined) {
      throw usageError(`${user} and the report \`${name}\` would both be written to \`${to.file}\``)
    }
    users.set(path, `the report \`${name}\``)
  }
}
