import { environmentText } from '../../../project/generate/change-reasons.js'
import {
  type FileChange,
  type GenerateResult,
  KEPT_KINDS,
  type OutputResult,
} from '../../../project/generate/generate-result.js'
import { MANIFEST_FILE } from '../../../project/manifest/manifest.js'
import { printable } from '../../../text/control-characters.js'
import { counted, countsText, thousands } from '../../../text/count.js'
import { MAX_CHANGED_FILES } from '../../cli-limits.js'
import type { ShownFiles } from '../../report/shown-files.js'
import type { Colors } from '../../terminal/colors.js'
import { alignColumns } from '../../terminal/columns.js'
import { leftOverText } from './generate-problems.js'

/** The place where the result is shown. */
export interface GeneratePage {
  readonly colors: Colors
  readonly verbose: boolean
  readonly shown: ShownFiles
  /** The command that generates the files, for helps. */
  readonly command: string
}

/** Formats what `generate` did: one line per output, and one per changed file below it. */
export function generateText(result: GenerateResult, seconds: number, { verbose, shown }: GeneratePage): string {
  const heads = alignColumns(
    result.outputs.map((output) => [output.name, placeOf(output, shown), outcomeOf(output, shown)]),
  )
  const width = Math.max(0, ...result.outputs.map(({ name }) => name.length)) + 2
  const lines = result.outputs.flatMap((output, index) => [
    heads[index] ?? '',
    ...detailLines(output, verbose, shown).map((line) => `${' '.repeat(width)}${line}`),
  ])
  return [...lines, ...environmentLines(result), ...manifestLines(result, shown), totalLine(result, seconds), '']
    .map(printable)
    .join('\n')
}

/** Returns the file of an output, or the folder that its files have in common: `dist/rules/`. */
const placeOf = ({ path, isOneFile }: OutputResult, shown: ShownFiles): string => {
  if (isOneFile) return shown.path(path)
  const folder = folderOf(path)
  return folder === '' ? '' : `${shown.path(folder.slice(0, -1))}/`
}

/** Returns the part of a path before its placeholders that is a folder: `dist/`, or nothing. */
function folderOf(path: string): string {
  const [fixed = ''] = path.split('{')
  return fixed.slice(0, fixed.lastIndexOf('/') + 1)
}

function outcomeOf(output: OutputResult, shown: ShownFiles): string {
  const { files, failed, skipped, isBlocked, artifacts, isOneFile } = output
  const suffix = [
    ...(failed.length === 0 ? [] : [`; ${counted(failed.length, 'rule')} failed`]),
    ...(skipped.length === 0 ? [] : [`; ${counted(skipped.length, 'rule')} skipped`]),
  ].join('')
  if (isBlocked) return `not written${suffix}`
  const [only, ...others] = files.filter(({ kind }) => kind !== 'gone')
  if (!isOneFile || only === undefined || others.length > 0) return `${fileCounts(output)}${suffix}`
  if (only.kind === 'updated') return `${changedText(output)}${suffix}`
  const count = only.kind === 'created' ? ` with ${counted(artifacts, 'artifact')}` : ''
  return `${kindText(only, shown)}${count}${suffix}`
}

/** Formats the changes inside of a file: `2 of 310 artifacts changed, 1 removed`. */
function changedText({ artifacts, changedArtifacts, removedArtifacts }: OutputResult): string {
  if (changedArtifacts + removedArtifacts === 0) return 'updated, with the same artifacts'
  const removed = removedArtifacts === 0 ? '' : `${thousands(removedArtifacts)} removed`
  if (changedArtifacts === 0 && removed !== '')
    return `${removed} of ${counted(artifacts + removedArtifacts, 'artifact')}`
  return `${thousands(changedArtifacts)} of ${counted(artifacts, 'artifact')} changed${removed === '' ? '' : `, ${removed}`}`
}

const fileCounts = ({ files }: OutputResult): string => {
  const count = (...kinds: readonly FileChange['kind'][]): number =>
    files.filter(({ kind }) => kinds.includes(kind)).length
  return countsText({
    created: count('created'),
    updated: count('updated'),
    renamed: count('renamed'),
    removed: count('removed'),
    kept: count('edited', 'foreign', 'leftover'),
    unchanged: count('unchanged'),
  })
}

const kindText = ({ kind, previousPath = '' }: FileChange, shown: ShownFiles): string =>
  kind === 'renamed'
    ? `renamed from ${shown.path(previousPath)}`
    : kind === 'edited' || kind === 'foreign'
      ? 'kept'
      : kind

const MARKS: Partial<Record<FileChange['kind'], string>> = { created: '+', updated: '~', renamed: '→', removed: '-' }

/** Formats the changed files of an output with several files. */
function detailLines(output: OutputResult, verbose: boolean, shown: ShownFiles): readonly string[] {
  const changed = output.files.filter(({ kind }) => MARKS[kind] !== undefined)
  if (output.isOneFile && changed.length < 2) return changed.flatMap((change) => fidelityLines(change, shown))
  const listed = verbose ? changed : changed.slice(0, MAX_CHANGED_FILES)
  const folder = output.isOneFile ? '' : folderOf(output.path)
  const short = (path: string): string => (path.startsWith(folder) ? path.slice(folder.length) : shown.path(path))
  const lines = alignColumns(
    listed.map((change) => [`${MARKS[change.kind] ?? ''} ${short(change.path)}`, detailOf(change, short, shown)]),
  )
  const rest = changed.length - listed.length
  return rest === 0 ? lines : [...lines, `and ${thousands(rest)} more; \`--verbose\` shows all`]
}

function detailOf(change: FileChange, short: (path: string) => string, shown: ShownFiles): string {
  if (change.kind === 'removed') return leftOverText(change.reasons)
  if (change.kind === 'renamed') return `renamed from ${short(change.previousPath ?? '')} (same id)`
  return fidelityLines(change, shown).join('; ')
}

/** Formats the artifacts whose fidelity changed: `exact → wider: the part that the query does not check`. */
function fidelityLines({ before, planned }: FileChange, shown: ShownFiles): readonly string[] {
  const isOne = planned?.artifacts.length === 1
  return (planned?.artifacts ?? []).flatMap(({ rule, fidelity, losses }) => {
    const old = before.find((artifact) => (rule.id === null ? artifact.rule === rule.file : artifact.id === rule.id))
    if (old === undefined || old.fidelity === fidelity) return []
    const loss = losses.length === 0 ? '' : `: ${losses.join('; ')}`
    return [`${isOne ? '' : `${shown.path(rule.file)}: `}${old.fidelity} → ${fidelity}${loss}`]
  })
}

/** Says how many files were those of another environment: an output has one path in both. */
function environmentLines({ outputs }: GenerateResult): readonly string[] {
  const counts = new Map<string | null, number>()
  for (const { generatedFor, kind } of outputs.flatMap(({ files }) => files))
    if (generatedFor !== undefined && !KEPT_KINDS.has(kind))
      counts.set(generatedFor, (counts.get(generatedFor) ?? 0) + 1)
  return [...counts].map(
    ([other, count]) => `${counted(count, 'file was', 'files were')} generated ${environmentText(other)} before`,
  )
}

const manifestLines = ({ manifest }: GenerateResult, shown: ShownFiles): readonly string[] =>
  manifest === 'merged' ? [`${shown.path(MANIFEST_FILE)} had merge conflicts; it was rebuilt from both sides`] : []

function totalLine({ rules, outputs, cached }: GenerateResult, seconds: number): string {
  const files = outputs.flatMap((output) => output.files)
  const written = files.filter(({ kind }) => kind === 'created' || kind === 'updated' || kind === 'renamed').length
  const fromCache = cached === 0 ? '' : ` (${counted(cached, 'rule')} from cache)`
  return `${counted(rules, 'rule')}, ${counted(outputs.length, 'output')}, ${counted(written, 'file')} written in ${seconds.toFixed(1)} s${fromCache}`
}
