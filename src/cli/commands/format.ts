import { examples } from '../../../backends/examples.js'
import { findInputs } from '../../project/files/inputs.js'
import type { Io } from '../../project/files/io.js'
import { isStream } from '../../project/files/read-input.js'
import { replaceFiles } from '../../project/files/replace-files.js'
import { usageError } from '../../project/files/usage-error.js'
import { type FileLayout, formatFile } from '../../project/format/format-file.js'
import { trackProgress } from '../../project/workspace/progress.js'
import { visible } from '../../text/control-characters.js'
import { counted, countsText } from '../../text/count.js'
import { unifiedDiff } from '../../text/unified-diff.js'
import { verboseFlag } from '../flags/flags.js'
import { limitFlags, parseLimits } from '../flags/limit-flags.js'
import { openRunReport } from '../report/run-report.js'
import { defineCommand } from './command.js'

export const format = defineCommand({
  name: 'format',
  usage: '<files, folders, patterns or -> [flags]',
  about: 'formats rule files without changing their values',
  notes: [
    'Folders and patterns select .yml and .yaml files, `!pattern` excludes files.',
    '`-` formats stdin to stdout.',
  ],
  flags: {
    check: { about: 'write nothing; list unformatted files and exit with 1' },
    diff: { about: 'write nothing; show the changes and exit with 1' },
    ...limitFlags,
    ...verboseFlag,
  },
  examples: examples.format,
  run: async (io, paths, flags) => {
    if (flags.check && flags.diff) throw usageError('`--check` and `--diff` exclude each other', '`--diff` also checks')
    const limits = parseLimits(flags.limit)
    const inputs = await findInputs(paths, io.cwd)
    const progress = trackProgress(io, inputs.length)
    const report = openRunReport(progress.io, flags.verbose)
    const files: FileLayout[] = []
    for (const input of inputs) {
      const file = await formatFile(input, progress.io, limits)
      report.add(file.diagnostics)
      files.push(file)
      await progress.advance()
    }
    progress.end()
    report.close()
    const mode = flags.check ? 'check' : flags.diff ? 'diff' : 'write'
    await OUTPUTS[mode](files, io)
    io.stderr.write(`${summaryOf(files, mode)}\n`)
    const isUnformatted = mode !== 'write' && files.some(({ outcome }) => outcome === 'formatted')
    return isUnformatted || files.some(({ outcome }) => outcome === 'failed') ? 1 : 0
  },
})

type Mode = keyof typeof OUTPUTS

const OUTPUTS = {
  check: async (files: readonly FileLayout[], { stdout }: Io) => {
    for (const { input } of changed(files)) stdout.write(`${visible(input.name)}\n`)
  },
  diff: async (files: readonly FileLayout[], { stdout }: Io) => {
    for (const { input, before, after } of changed(files)) {
      const name = visible(input.name)
      stdout.write(`--- ${name}\n+++ ${name}\n${unifiedDiff(before, after).join('\n')}\n`)
    }
  },
  write: async (files: readonly FileLayout[], io: Io) => {
    const texts = changed(files).filter(({ input }) => !isStream(input))
    await replaceFiles(new Map(texts.map(({ input, after }) => [String(input.path), after])), io)
    for (const { after } of files.filter(({ input }) => isStream(input))) io.stdout.write(after)
  },
} as const

const changed = (files: readonly FileLayout[]): readonly FileLayout[] =>
  files.filter(({ outcome }) => outcome === 'formatted')

function summaryOf(files: readonly FileLayout[], mode: Mode): string {
  const count = (wanted: FileLayout['outcome']): number => files.filter(({ outcome }) => outcome === wanted).length
  const counts = {
    [mode === 'write' ? 'formatted' : 'not formatted']: count('formatted'),
    unchanged: count('unchanged'),
    'with errors': count('failed'),
    skipped: count('foreign'),
  }
  return `${counted(files.length, 'file')}: ${countsText(counts)}`
}
