import { join, relative, resolve } from 'node:path'
import { examples } from '../../../../backends/examples.js'
import type { Targets } from '../../../backend/targets.js'
import { nearestConfig } from '../../../project/config/read/find-config.js'
import { coverFiles } from '../../../project/coverage/cover-files.js'
import { LAYER_COLORS } from '../../../project/coverage/navigator-layer.js'
import { targetOutput } from '../../../project/coverage/outputs.js'
import type { CoverageOutput, CoverageSource } from '../../../project/coverage/read-rules.js'
import type { Input } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { usageError } from '../../../project/files/usage-error.js'
import { selectByFlags } from '../../../project/select/select-by-flags.js'
import { printable } from '../../../text/control-characters.js'
import { convertFlags, convertSettings } from '../../flags/convert-flags.js'
import { choiceOf } from '../../flags/flag-values.js'
import type { Flags, FlagValues } from '../../flags/flags.js'
import { limitFlags, parseLimits } from '../../flags/limit-flags.js'
import { outputFile } from '../../flags/output-flag.js'
import { pipelineFlags } from '../../flags/pipeline-flags.js'
import { selectionFlags } from '../../flags/selection-flags.js'
import { openProject, projectFlags } from '../../inputs/open-project.js'
import { openSelection } from '../../inputs/open-selection.js'
import { reportDiagnostics } from '../../report/run-report.js'
import { filesAsNamed } from '../../report/shown-files.js'
import { writeOutput } from '../../results/outputs.js'
import { colorsFor } from '../../terminal/colors.js'
import { columnsOf, writeLines } from '../../terminal/wrap.js'
import { defineCommand } from '../command.js'
import { type CoverageReport, coverageReport } from './coverage-report.js'
import { COVERAGE_FORMATS, formatCoverage } from './format-coverage.js'

const flags = {
  format: { value: '<name>', about: 'text (default), json, markdown or navigator', completes: COVERAGE_FORMATS },
  output: { value: '<file>', short: 'o', about: 'write to a file', completes: 'files' },
  all: { about: 'also list techniques without a rule' },
  gaps: { value: '<log source>', about: 'what others cover, such as windows/dns_query' },
  peers: { value: '<log sources>', about: 'compare only with these; comma-separated' },
  against: { value: '<revision>', about: 'what changed since a branch, tag or commit' },
  color: {
    value: '<count|level>',
    about: 'colors of the Navigator layer (default: count)',
    completes: ['count', 'level'],
  },
  target: { ...convertFlags.target, about: 'convert for these, not for the outputs' },
  ...pipelineFlags,
  ...projectFlags,
  ...selectionFlags,
  ...limitFlags,
} as const satisfies Flags

type CoverageFlags = FlagValues<typeof flags>

export const coverage = defineCommand({
  name: 'coverage',
  usage: '[files, folders or patterns] [flags]',
  about: 'shows which ATT&CK techniques rules cover',
  notes: [
    'Counts rules, levels, tests and queries for each technique.',
    'Without files: all rules of sigmacast.yml.',
    'The columns are the outputs of sigmacast.yml, or without one all targets.',
  ],
  flags,
  examples: examples.coverage,
  run: async (io, paths, values, targets) => {
    const format = choiceOf('--format', values.format.at(-1) ?? 'text', COVERAGE_FORMATS)
    const color = choiceOf('--color', values.color.at(-1) ?? 'count', LAYER_COLORS)
    if (values.peers.length > 0 && values.gaps.length === 0) throw usageError('`--peers` requires `--gaps`')
    const output = outputFile('`coverage`', values.output.at(-1), io.cwd)
    const opened = await projectOf(paths, values, io, targets)
    const project = opened?.project
    const selection = await openSelection(values, io.cwd)
    const folder = paths.length === 0 && project !== undefined ? project.root : io.cwd
    const measured = await coverFiles(paths, {
      project,
      targets,
      outputs: await targetOutputs(values, project === undefined, targets, io),
      limits: parseLimits(values.limit),
      io: { ...io, cwd: folder },
      against: values.against.at(-1),
      selectsIn: (cwd) => (cwd === folder ? selection.selects : selectorIn(cwd, relative(folder, io.cwd), values)),
    })
    const selected = selection.close()
    const diagnostics = measured.diagnostics.map((opened?.shown ?? filesAsNamed).entry)
    reportDiagnostics(diagnostics, io)
    writeLines(io.stderr, selected)
    const { inputs, ...report } = {
      ...measured,
      ...coverageReport(measured, values.gaps.at(-1), listOf(values.peers)),
      diagnostics,
    }
    await write(report, { format, color, all: values.all }, { path: output, inputs }, io)
    return measured.diagnostics.length > 0 ? 1 : 0
  },
})

/** Returns the selection for the files of a revision. Its patterns are relative to the working directory there. */
const selectorIn = (folder: string, workingDirectory: string, values: CoverageFlags): CoverageSource['selects'] =>
  selectByFlags(values, join(folder, workingDirectory)) ?? (() => true)

const listOf = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).filter((value) => value.trim() !== '')

/** Opens the configuration: the named or nearest one. It is needed only without paths. */
async function projectOf(paths: readonly string[], values: CoverageFlags, io: Io, targets: Targets) {
  const isOptional = paths.length > 0 && values.config.length === 0
  if (isOptional && nearestConfig(io.cwd) === undefined) return undefined
  return openProject(io, values, targets, { acceptsFiles: true })
}

/** Returns the targets of `--target` as outputs; without the flag, every target if there is no configuration. */
async function targetOutputs(
  values: CoverageFlags,
  isWithoutProject: boolean,
  targets: Targets,
  io: Io,
): Promise<readonly CoverageOutput[] | undefined> {
  if (values.target.length === 0 && !isWithoutProject) return undefined
  const target = values.target.length === 0 ? [...targets.keys()] : values.target
  const settings = await convertSettings({ ...values, ...CONVERSION_FLAGS, target }, targets, io)
  return settings.targets.map((one) => targetOutput(one, settings.common))
}

/** Values of flags that `coverage` does not have. */
const CONVERSION_FLAGS = {
  'first-of': [],
  format: [],
  variants: [],
  'join-variants': false,
  schema: [],
  unmapped: ['ignore'],
  'unmapped-logsource': ['ignore'],
  option: [],
  lossy: true,
  cannot: [],
  output: [],
  json: false,
} as const

async function write(
  report: CoverageReport,
  settings: Omit<Parameters<typeof formatCoverage>[1], 'colors' | 'columns'>,
  { path, inputs }: { readonly path: string | undefined; readonly inputs: readonly Input[] },
  io: Io,
): Promise<void> {
  if (path === undefined) {
    const colors = colorsFor(io.stdout, io.env)
    io.stdout.write(formatCoverage(report, { ...settings, colors, columns: columnsOf(io.stdout) }))
    return
  }
  const colors = colorsFor({ ...io.stdout, isTTY: false }, {})
  const text = formatCoverage(report, { ...settings, colors, columns: Number.POSITIVE_INFINITY })
  await writeOutput(resolve(io.cwd, path), text, inputs, io)
  io.stderr.write(`coverage written to \`${printable(path)}\`\n`)
}
