import { resolve } from 'node:path'
import { entryPath } from '../../../project/files/byte-path.js'
import type { FileChange, GenerateResult } from '../../../project/generate/generate-result.js'
import { MANIFEST_FILE } from '../../../project/manifest/manifest.js'
import { NO_IDENTITY } from '../../../rule/identity.js'
import { addValue } from '../../../text/add-value.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import type { Outcome } from '../../report/reporter.js'
import { helpFor, manifestProblem, problemOf } from './generate-problems.js'
import type { GeneratePage } from './generate-text.js'

/**
 * Returns the outcomes of a run for reports: the diagnostics of each source file, and then each generated file. One that
 * someone has to act on is an error at its beginning. The command itself shows these errors as text.
 */
export function generateOutcomes(
  result: GenerateResult,
  root: string,
  check: boolean,
  { shown, command }: Pick<GeneratePage, 'shown' | 'command'>,
): readonly Outcome[] {
  // `resolve` would normalize the root again for each of thousands of files.
  const folder = resolve(root)
  const fileAt = (path: string, code: string, problem: string, help: string): Outcome =>
    generatedFile(entryPath(folder, path), [{ code, message: `${shown.path(path)}: ${problem}`, help }])
  const problem = check && !result.isFine ? manifestProblem(result) : undefined
  return [
    ...outcomesOf(result.diagnostics),
    ...result.outputs.flatMap(({ files, open }) => {
      const isOpen = new Set(open)
      return files.map((change) =>
        isOpen.has(change)
          ? fileAt(change.path, CODES[change.kind], problemOf(change, shown), helpFor(change, shown, command))
          : generatedFile(entryPath(folder, change.path), []),
      )
    }),
    ...(problem === undefined ? [] : [fileAt(MANIFEST_FILE, 'manifest-stale', problem, `run \`${command}\``)]),
  ]
}

const CODES: Readonly<Record<FileChange['kind'], string>> = {
  created: 'file-missing',
  updated: 'file-stale',
  renamed: 'file-missing',
  removed: 'file-left-over',
  gone: 'file-left-over',
  unchanged: 'file-stale',
  edited: 'file-edited',
  foreign: 'file-foreign',
  leftover: 'file-edited',
}

interface Problem {
  readonly code: string
  readonly message: string
  readonly help: string
}

const generatedFile = (file: string, problems: readonly Problem[]): Outcome => ({
  file,
  rule: NO_IDENTITY,
  entries: problems.map((problem) => ({
    severity: 'error',
    ...problem,
    source: { name: file, text: '' },
    span: { start: 0, end: 0 },
  })),
  shown: [],
})

/** Groups diagnostics by their files. */
function outcomesOf(diagnostics: readonly Diagnostic[]): readonly Outcome[] {
  const byFile = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) addValue(byFile, diagnostic.source.name, diagnostic)
  return [...byFile].map(([file, entries]) => ({ file, rule: NO_IDENTITY, entries }))
}
