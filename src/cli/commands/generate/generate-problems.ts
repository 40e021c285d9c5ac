import { type FileChange, type GenerateResult, KEPT_KINDS } from '../../../project/generate/generate-result.js'
import { MANIFEST_FILE } from '../../../project/manifest/manifest.js'
import { printable } from '../../../text/control-characters.js'
import { counted } from '../../../text/count.js'
import { unifiedDiff } from '../../../text/unified-diff.js'
import { MAX_CHECKED_FILES, MAX_DIFF_LINES, MAX_REASONS } from '../../cli-limits.js'
import type { ShownFiles } from '../../report/shown-files.js'
import type { Colors } from '../../terminal/colors.js'
import type { GeneratePage } from './generate-text.js'

/** Formats the files that `generate` kept, and what to do about them. Empty if there are none. */
export function keptText({ outputs }: GenerateResult, shown: ShownFiles, command: string): string {
  const kept = outputs.flatMap(({ files }) => files.filter(({ kind }) => KEPT_KINDS.has(kind)))
  return kept
    .map(
      (change) =>
        `${printable(shown.path(change.path))}: ${problemOf(change, shown)}; kept\n  help: ${helpFor(change, shown, command)}\n`,
    )
    .join('')
}

/** Formats what `generate --check` found: each file with the reason and a diff, and what to do. */
export function checkText(result: GenerateResult, { colors, verbose, shown, command }: GeneratePage): string {
  const changes = result.outputs.flatMap(({ open }) => open.filter(({ kind }) => kind !== 'gone'))
  const listed = verbose ? changes : changes.slice(0, MAX_CHECKED_FILES)
  const lines = listed.flatMap((change) => [
    `${printable(shown.path(change.path))}: ${problemOf(change, shown)}`,
    ...diffLines(change, colors, verbose),
    ...(KEPT_KINDS.has(change.kind) ? [`  help: ${helpFor(change, shown, command)}`] : []),
  ])
  if (listed.length < changes.length)
    lines.push(`and ${counted(changes.length - listed.length, 'file')} more; \`--verbose\` shows all`)
  const problem = manifestProblem(result)
  if (problem !== undefined) lines.push(`${shown.path(MANIFEST_FILE)}: ${problem}`)
  return [...lines, ...checkSummary(result, command), ''].join('\n')
}

/** Returns what is wrong with the manifest of files that are as they should be. Undefined if nothing is. */
export function manifestProblem({ outputs, manifest, manifestReasons }: GenerateResult): string | undefined {
  if (outputs.some(({ open }) => open.some(({ kind }) => kind !== 'gone'))) return undefined
  if (manifest === 'merged') return 'has merge conflicts'
  return manifest === 'changed' ? `stale: ${reasonText(manifestReasons)}` : undefined
}

/** Returns the closing lines of `generate --check`: the outputs that are not up to date, and what to do. */
export function checkSummary(result: GenerateResult, command: string): readonly string[] {
  const { outputs, isFine } = result
  if (isFine) return [`${counted(outputs.length, 'output')} up to date`]
  const isKept = ({ kind }: FileChange): boolean => KEPT_KINDS.has(kind)
  const stale = outputs.filter(({ open }) => !open.every(isKept)).length
  const kept = outputs.filter(({ open }) => open.length > 0 && open.every(isKept)).length
  const failed = outputs.filter((output) => output.failed.length > 0 || output.isBlocked).length
  const lines = [
    stale > 0 ? `${counted(stale, 'output is', 'outputs are')} not up to date; run \`${command}\`` : '',
    kept > 0 ? `${counted(kept, 'output has', 'outputs have')} files that \`${command}\` does not replace` : '',
    failed > 0 ? `${counted(failed, 'output')} cannot be generated, because rules failed` : '',
  ].filter((line) => line !== '')
  return lines.length > 0 ? lines : [`the manifest is not up to date; run \`${command}\``]
}

/** Returns what is wrong with a file, for people. */
export function problemOf({ kind, reasons, previousPath = '' }: FileChange, shown: ShownFiles): string {
  switch (kind) {
    case 'created':
      return 'missing'
    case 'updated':
      return `stale: ${reasonText(reasons)}`
    case 'renamed':
      return `missing: ${printable(shown.path(previousPath))} has to be renamed`
    case 'removed':
      return `left over: ${leftOverText(reasons)}`
    case 'leftover':
      return 'edited by hand, and no rule makes it any more'
    case 'foreign':
      return 'exists, but sigmacast did not generate it'
    case 'edited':
      return `edited by hand since it was generated${reasons.length === 0 ? '' : `, and ${reasonText(reasons)}`}`
    case 'unchanged':
    case 'gone':
      return kind
  }
}

/** Returns why a file is left over. */
export const leftOverText = (reasons: readonly string[]): string =>
  reasons.length === 0 ? 'no rule makes it any more' : reasonText(reasons)

function reasonText(reasons: readonly string[]): string {
  if (reasons.length === 0) return 'its text differs'
  const shown = reasons.slice(0, MAX_REASONS).map(printable).join('; ')
  const rest = reasons.length - MAX_REASONS
  return rest > 0 ? `${shown}; and ${counted(rest, 'more reason')}` : shown
}

/** Returns what to do about a file that is not as it should be. `command` generates it. */
export function helpFor({ kind, path, planned }: FileChange, shown: ShownFiles, command: string): string {
  if (!KEPT_KINDS.has(kind)) return `run \`${command}\``
  if (kind === 'foreign') return `move it away, or replace it with \`${command} --force\``
  if (kind === 'leftover') return `move it away, or remove it with \`${command} --force\``
  const rules = planned?.artifacts.map(({ rule }) => rule.file) ?? []
  const [only] = rules
  const where = rules.length === 1 && only !== undefined ? `\`${printable(shown.path(only))}\`` : 'its rule'
  return `move the change of ${printable(shown.path(path))} to ${where} or to the options of the output; \`${command} --force\` discards it`
}

/** For an edited file, the edit; else what generating would change. */
function diffLines(
  { kind, text, planned }: FileChange,
  { red, green, dim }: Colors,
  verbose: boolean,
): readonly string[] {
  if (text === undefined || planned === undefined) return []
  const lines = kind === 'edited' ? unifiedDiff(planned.text, text) : unifiedDiff(text, planned.text)
  const shown = verbose ? lines : lines.slice(0, MAX_DIFF_LINES)
  const painted = shown.map((line) => {
    const paint = line.startsWith('-') ? red : line.startsWith('+') ? green : line.startsWith('@') ? dim : String
    return `    ${paint(printable(line))}`
  })
  const rest = lines.length - shown.length
  return rest === 0 ? painted : [...painted, `    … ${counted(rest, 'more line')}; \`--verbose\` shows all`]
}
