import type { FileChange, GenerateResult } from '../project/generate/generate-result.js'
import { printable } from '../text/control-characters.js'
import { counted } from '../text/count.js'
import { unifiedDiff } from '../text/unified-diff.js'
import { MAX_CHECKED_FILES, MAX_DIFF_LINES, MAX_REASONS } from './cli-limits.js'
import type { Colors } from './report/colors.js'

/** Formats the files that `generate` kept, and what to do about them. Empty if there are none. */
export function keptText({ outputs }: GenerateResult): string {
  const kept = outputs.flatMap(({ files }) => files.filter(({ kind }) => isKept(kind)))
  return kept
    .map((change) => `${printable(change.path)}: ${problemOf(change)}; kept\n  help: ${helpFor(change)}\n`)
    .join('')
}

const isKept = (kind: FileChange['kind']): boolean => kind === 'edited' || kind === 'foreign' || kind === 'leftover'

/** Formats what `generate --check` found: each file with the reason and a diff, and what to do. */
export function checkText(result: GenerateResult, colors: Colors, verbose: boolean): string {
  const stale = result.outputs.map(({ files }) => files.filter(({ kind }) => kind !== 'unchanged'))
  const changes = stale.flat().filter(({ kind }) => kind !== 'gone')
  const shown = verbose ? changes : changes.slice(0, MAX_CHECKED_FILES)
  const lines = shown.flatMap((change) => [
    `${printable(change.path)}: ${problemOf(change)}`,
    ...diffLines(change, colors, verbose),
    ...(isKept(change.kind) ? [`  help: ${helpFor(change)}`] : []),
  ])
  if (shown.length < changes.length)
    lines.push(`and ${counted(changes.length - shown.length, 'file')} more; \`--verbose\` shows all`)
  if (changes.length === 0) lines.push(...manifestLines(result))
  const outputs = stale.filter((files) => files.length > 0).length
  return [...lines, ...summaryLines(result, outputs), ''].join('\n')
}

function manifestLines({ manifest, manifestReasons }: GenerateResult): readonly string[] {
  if (manifest === 'merged') return ['sigmacast.lock.json: has merge conflicts']
  if (manifest !== 'changed') return []
  return [`sigmacast.lock.json: stale: ${reasonText(manifestReasons)}`]
}

function summaryLines(result: GenerateResult, outputs: number): readonly string[] {
  if (result.isFine) return [`${counted(result.outputs.length, 'output')} up to date`]
  const failed = result.outputs.filter((output) => output.failed.length > 0 || output.isBlocked).length
  const open =
    outputs > 0 ? `${counted(outputs, 'output is', 'outputs are')} not up to date; run \`sigmacast generate\`` : ''
  const broken = failed > 0 ? `${counted(failed, 'output')} cannot be generated, because rules failed` : ''
  const manifest = outputs === 0 && failed === 0 ? 'the manifest is not up to date; run `sigmacast generate`' : ''
  return [open, broken, manifest].filter((line) => line !== '')
}

function problemOf({ kind, reasons, previousPath }: FileChange): string {
  switch (kind) {
    case 'created':
      return 'missing'
    case 'updated':
      return `stale: ${reasonText(reasons)}`
    case 'renamed':
      return `missing: ${printable(previousPath ?? '')} has to be renamed`
    case 'removed':
      return 'left over: no rule makes it any more'
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

function reasonText(reasons: readonly string[]): string {
  if (reasons.length === 0) return 'its text differs'
  const shown = reasons.slice(0, MAX_REASONS).map(printable).join('; ')
  const rest = reasons.length - MAX_REASONS
  return rest > 0 ? `${shown}; and ${counted(rest, 'more reason')}` : shown
}

function helpFor({ kind, path, planned }: FileChange): string {
  if (kind === 'foreign') return `move it away, or replace it with \`sigmacast generate --force\``
  if (kind === 'leftover') return 'move it away, or remove it with `sigmacast generate --force`'
  const rules = planned?.artifacts.map(({ rule }) => rule.file) ?? []
  const [only] = rules
  const where = rules.length === 1 && only !== undefined ? `\`${printable(only)}\`` : 'its rule'
  return `move the change of ${printable(path)} to ${where} or to the options of the output; \`sigmacast generate --force\` discards it`
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
