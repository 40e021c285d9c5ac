import { printable } from '../text/control-characters.js'
import { isError } from '../text/diagnostic.js'
import { isRefused } from './cannot.js'
import type { ConvertedRule, TargetResult } from './convert-file.js'
import { counted } from './summary.js'

/** What became of the rules of a run; a rule is named by its file, and by its title in a file of several. */
export interface Failures {
  readonly failed: string[]
  /** How many of those `--cannot` would have left out. */
  refused: number
  /** Those that `--cannot` left out. */
  readonly skipped: string[]
  /** How many gave something to write. */
  made: number
}

/** A rule fails if something is wrong with it, or if a target refuses it and `--cannot` does not leave it out. */
export function noteFailure(failures: Failures, rule: ConvertedRule): void {
  const { crashed, document, results } = rule
  const wrong = results.filter(({ diagnostics }) => diagnostics.some(isError))
  const skipped = results.filter(({ isSkipped }) => isSkipped)
  if (crashed || wrong.length > 0 || document.diagnostics.some(isError)) {
    failures.failed.push(nameOf(rule, wrong))
    if (!crashed && wrong.length > 0 && wrong.every(isRefused)) failures.refused++
  } else if (skipped.length > 0) failures.skipped.push(nameOf(rule, skipped))
  if (results.some(({ artifact }) => artifact !== null)) failures.made++
}

/** The rule, and the targets that it is about if there are others. */
function nameOf(
  { input, document: { identity }, suffix, results }: ConvertedRule,
  about: readonly TargetResult[],
): string {
  const title = suffix === '' ? '' : ` (${printable(identity.title ?? suffix.slice(1))})`
  const isForAll = about.length === 0 || about.length === results.length
  const targets = isForAll ? '' : ` for ${about.map(({ backend }) => backend.name).join(', ')}`
  return `\`${printable(input.name)}\`${title}${targets}`
}

/** Names that a list shows before it only counts. */
const SHOWN = 10

const list = (names: readonly string[]): string =>
  names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`

/** Says why a file is as it was before. */
export function unchangedLine(output: string, { failed, refused, made }: Omit<Failures, 'skipped'>): string {
  const flag = refused === failed.length ? '--cannot skip' : '--keep-going'
  const help = made === 0 ? '' : `; use \`${flag}\` to write the others`
  return `\`${output}\` is unchanged: ${counted(failed.length, 'rule')} failed: ${list(failed)}${help}`
}

/** What is missing in an output that was written. */
export const missingLines = ({ failed, skipped }: Failures): readonly string[] => [
  ...(failed.length === 0 ? [] : [`${counted(failed.length, 'rule')} failed: ${list(failed)}`]),
  ...(skipped.length === 0 ? [] : [`${counted(skipped.length, 'rule')} skipped: ${list(skipped)}`]),
]
