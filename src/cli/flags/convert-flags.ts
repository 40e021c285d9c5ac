import type { Backend } from '../../backend/backend.js'
import { type Format, type FormatOnDemand, loadFormat, queryFormat } from '../../backend/format.js'
import type { Targets } from '../../backend/targets.js'
import { checkAllowed } from '../../pipeline/apply/check-allowed.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { Io } from '../../project/files/io.js'
import { usageError } from '../../project/files/usage-error.js'
import type { CommonSettings, TargetSettings } from '../../project/workspace/convert-file.js'
import { loadSuggestions, type Suggestions } from '../../project/workspace/open-suggestions.js'
import { readNamedSchemas, readSchemas } from '../../project/workspace/read-schemas.js'
import { CANNOT, type Cannot } from '../../project/workspace/skip-refused.js'
import { nameHint } from '../../text/name-hint.js'
import { didYouMean } from '../../text/suggest.js'
import { backendFlags } from './backend-flags.js'
import { choiceOf } from './flag-values.js'
import { type Flags, type FlagValues, verboseFlag } from './flags.js'
import { limitFlags, parseLimits } from './limit-flags.js'
import { parseOptions } from './option-flags.js'
import { artifactOutput } from './output-flag.js'
import { pipelineFlags, readPipelines, readVariants, variantFlags } from './pipeline-flags.js'
import { reporterFlags } from './reporter-flags.js'
import { schemaFlags } from './schema-flags.js'
import { selectionFlags } from './selection-flags.js'
import { backendsOf, namesIn } from './target-names.js'

const UNMAPPED = ['error', 'warn', 'ignore'] as const

export const convertFlags = {
  target: { value: '<names>', short: 't', about: 'target languages, comma-separated', completes: 'targets' },
  'first-of': { value: '<names>', about: 'per rule, the first of these targets that is exact', completes: 'targets' },
  format: { value: '<name>', about: 'output format (default: query)', completes: 'formats' },
  ...backendFlags,
  ...selectionFlags,
  ...pipelineFlags,
  ...variantFlags,
  ...schemaFlags,
  unmapped: { value: '<error|warn|ignore>', about: 'report unmapped fields (default: warn)', completes: UNMAPPED },
  'unmapped-logsource': { value: '<level>', about: 'report unmapped logsources (default: warn)', completes: UNMAPPED },
  option: { value: '<name=value>', about: 'set a target or format option; repeatable', completes: 'options' },
  ...limitFlags,
  generate: { about: 'also convert rules used by correlations' },
  lossy: { about: 'accept queries that match more than a rule' },
  strict: { about: 'exit with 1 on warnings' },
  cannot: {
    value: '<error|skip|warn>',
    about: 'inexpressible rules (default: error)',
    completes: CANNOT,
  },
  jobs: { value: '<number>', about: 'threads (default: processors, from 5,000 files on)' },
  'keep-going': { about: 'write the file even if some rules fail' },
  output: { value: '<path>', short: 'o', about: 'write to a file, or files to a folder/', completes: 'files' },
  json: { about: 'write one line of JSON per rule and target' },
  ...reporterFlags,
  ...verboseFlag,
} as const satisfies Flags

/** The flags of `convert` that decide how a rule is converted; the others decide how the command runs. */
export type ConversionFlags = Omit<
  FlagValues<typeof convertFlags>,
  keyof typeof selectionFlags | keyof typeof reporterFlags | 'generate' | 'strict' | 'jobs' | 'keep-going' | 'verbose'
>

export interface ConvertCommandSettings {
  readonly targets: readonly TargetSettings[]
  readonly common: CommonSettings & { readonly pipelines: readonly Pipeline[] }
  readonly cannot: Cannot
  /** The path as given; undefined for stdout. */
  readonly output: string | undefined
}

/** Returns the targets that a run needs. Modules of backends and schemas may refer to other targets. */
export function neededTargets(flags: FlagValues<typeof convertFlags>): readonly string[] | undefined {
  const names = namesIn([...flags.target, ...flags['first-of']])
  return names.length === 0 || flags.backend.length + flags.schema.length > 0 ? undefined : names
}

/**
 * Reads the flags of `convert`. Throws a usage error if one of them is wrong. `openSuggestions` is not called if the run
 * needs no suggestions of pipelines.
 */
export async function convertSettings(
  flags: ConversionFlags,
  available: Targets,
  io: Io,
  openSuggestions: () => Suggestions | Promise<Suggestions> = loadSuggestions,
): Promise<ConvertCommandSettings> {
  const isFirstOf = flags['first-of'].length > 0
  if (isFirstOf && flags.target.length > 0)
    throw usageError('`--first-of` and `--target` exclude each other', 'use `--first-of` for one query per rule')
  const backends = isFirstOf
    ? backendsOf('--first-of', flags['first-of'], available)
    : backendsOf('--target', flags.target, available)
  const name = flags.format.at(-1)
  const formats = await Promise.all(backends.map((backend) => loadFormat(formatOf(backend, name))))
  const options = parseOptions(flags.option, backends, formats)
  const output = artifactOutput(flags.output.at(-1), { backends, formats, json: flags.json }, io.cwd)
  const pipelines = await pipelinesFor(backends, flags.pipeline, io)
  const variants = await readVariants(flags, pipelines, io)
  const used = [...new Set([...pipelines, ...variants.flatMap((variant) => variant.pipelines)])]
  const schemas = await readSchemas(flags.schema, io.cwd, available)
  const unmappedLogsource = unmappedOf('--unmapped-logsource', flags['unmapped-logsource'].at(-1))
  return {
    targets: backends.map((backend, index) => ({
      backend,
      format: formats[index] ?? queryFormat,
      options: options[index]?.options ?? {},
      formatOptions: options[index]?.formatOptions ?? {},
    })),
    common: {
      isFirstOf,
      lossy: flags.lossy,
      pipelines,
      ...(variants.length === 0 ? {} : { variantChoice: { variants, joins: flags['join-variants'] } }),
      schemas,
      namedSchemas: schemas.length === 0 ? await readNamedSchemas(used) : [],
      unmapped: unmappedOf('--unmapped', flags.unmapped.at(-1)),
      limits: parseLimits(flags.limit),
      unmappedLogsource,
      ...(unmappedLogsource === 'ignore' ? {} : await openSuggestions()),
    },
    cannot: choiceOf('--cannot', flags.cannot.at(-1) ?? 'error', CANNOT),
    output,
  }
}

/** Reads the value of `--unmapped` or `--unmapped-logsource`. Throws a usage error for an unknown one. */
export const unmappedOf = (flag: string, text = 'warn'): (typeof UNMAPPED)[number] => choiceOf(flag, text, UNMAPPED)

/** Reads the pipelines. Throws a usage error if one does not allow a target, since no rule could be converted. */
async function pipelinesFor(
  backends: readonly Backend[],
  names: readonly string[],
  io: Io,
): Promise<readonly Pipeline[]> {
  const pipelines = await readPipelines(names, io)
  for (const backend of backends) {
    const [wrong] = checkAllowed(pipelines, backend)
    if (wrong !== undefined) throw usageError(wrong.message, otherPipeline(backend, backends))
  }
  return pipelines
}

/** Says what to do about a pipeline that does not allow a target. */
const otherPipeline = ({ name }: Backend, backends: readonly Backend[]): string =>
  backends.length > 1
    ? 'convert for each target in a run of its own, or use `sigmacast init`, whose outputs have their own pipelines'
    : `\`sigmacast list pipelines ${name}\` lists those for ${name}`

function formatOf({ name: target, formats, options }: Backend, name: string | undefined): Format | FormatOnDemand {
  const format = name === undefined ? formats[0] : formats.find((candidate) => candidate.name === name)
  if (format !== undefined) return format
  const formatNames = formats.map((candidate) => candidate.name)
  const hint = nameHint(
    name ?? '',
    formats.map((candidate) => ({ name: candidate.name, otherNames: candidate.otherNames ?? [] })),
  )
  const help =
    hint ??
    optionHint(name ?? '', options) ??
    didYouMean(name ?? '', formatNames) ??
    `the formats of ${target} are ${formatNames.join(', ')}`
  throw usageError(`${target} has no format \`${name}\``, help)
}

/** Explains a format of another tool that is an option of the target here. */
function optionHint(name: string, options: Backend['options']): string | undefined {
  const option = Object.keys(options).find((key) => key === name.replaceAll('_', '-'))
  const spec = option === undefined ? undefined : options[option]
  if (option === undefined || spec?.type !== 'choice') return undefined
  return `use \`--option ${option}=${spec.choices.filter((choice) => choice !== spec.default).join('|')}\``
}
