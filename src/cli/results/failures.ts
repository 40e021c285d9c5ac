import type { ConvertedRule, TargetResult } from '../../project/workspace/convert-file.js'
import { isRefused } from '../../project/workspace/skip-refused.js'
import { printable } from '../../text/control-characters.js'
import { counted } from '../../text/count.js'
import { isError } from '../../text/diagnostic.js'
import { MAX_LISTED_RULES } from '../cli-limits.js'

/** Failed and skipped rules of a run. A rule is named by its file, and by its title if the file has several rules. */
export interface Failures {
  readonly failed: string[]
  /** Number of failed rules that `--cannot` could skip. */
  refused: number
  /** Rules that `--cannot` skipped. */
  readonly skipped: string[]
  /** Number of rules with an artifact. */
  converted: number
}

/** Records a rule that has errors, or that a target refuses and `--cannot` does not skip. */
export function noteFailure(failures: Failures, rule: ConvertedRule): void {
  const { crashed, document, results } = rule
  const wrong = results.filter(({ diagnostics }) => diagnostics.some(isError))
  const skipped = results.filter(({ isSkipped }) => isSkipped)
  if (crashed || wrong.length > 0 || document.diagnostics.some(isError)) {
    failures.failed.push(nameOf(rule, wrong))
    if (!crashed && wrong.length > 0 && wrong.every(isRefused)) failures.refused++
  } else if (skipped.length > 0) failures.skipped.push(nameOf(rule, skipped))
  if (results.some(({ artifact }) => artifact !== null)) failures.converted++
}

/** Returns the rule's name, with the targets concerned if there are others. */
function nameOf(
  { input, document: { identity }, suffix, results }: ConvertedRule,
  about: readonly TargetResult[],
): string {
  const title = suffix === '' ? '' : ` (${printable(identity.title ?? suffix.slice(1))})`
  const isForAll = about.length === 0 || about.length === results.length
  const targets = isForAll ? '' : ` for ${about.map(({ backend }) => backend.name).join(', ')}`
  return `\`${printable(input.name)}\`${title}${targets}`
}

const list = (names: readonly string[]): string =>
  names.length <= MAX_LISTED_RULES
    ? names.join(', ')
    : `${names.slice(0, MAX_LISTED_RULES).join(', ')} and ${names.length - MAX_LISTED_RULES} more`

/** Returns the message that a file was not written, with the reason. */
export function unchangedLine(
  output: string,
  { failed, refused, converted }: Pick<Failures, 'refused' | 'converted'> & { readonly failed: readonly string[] },
): string {
  const flag = refused === failed.length ? '--cannot skip' : '--keep-going'
  const help = converted === 0 ? '' : `; use \`${flag}\` to write the others`
  return `\`${output}\` was not written: ${counted(failed.length, 'rule')} failed: ${list(failed)}${help}`
}

/** Returns one line for each kind of rule that is missing in an output. */
export const missingLines = ({ failed, skipped }: Failures): readonly string[] => [
  ...(failed.length === 0 ? [] : [`${counted(failed.length, 'rule')} failed: ${list(failed)}`]),
  ...(skipped.length === 0 ? [] : [`${counted(skipped.length, 'rule')} skipped: ${list(skipped)}`]),
]
