import { resolve } from 'node:path'
import type { Backend } from '../backend/backend.js'
import { type Format, queryFormat } from '../backend/format.js'
import { checkAllowed } from '../convert/checks/check-rule.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import { didYouMean } from '../text/suggest.js'
import { called } from './called.js'
import { CANNOT, type Cannot } from './cannot.js'
import { checkOutput } from './check-output.js'
import type { Targets } from './command.js'
import type { CommonSettings, TargetSettings } from './convert-file.js'
import { type Flags, type FlagValues, verboseFlag } from './flags.js'
import type { Io } from './io.js'
import { limitFlags, parseLimits } from './limits.js'
import { parseOptions } from './options.js'
import { isFolder, outputOf } from './output-path.js'
import { pipelineFlags, readPipelines } from './pipelines.js'
import { readSchemas, schemaFlags } from './schemas.js'
import { usageError } from './usage-error.js'

export const convertFlags = {
  target: { value: '<names>', short: 't', about: 'target languages, comma-separated' },
  'first-of': { value: '<names>', about: 'per rule, the first of these targets that is exact' },
  format: { value: '<name>', about: 'output format (default: query)' },
  ...pipelineFlags,
  ...schemaFlags,
  unmapped: { value: '<error|warn|ignore>', about: 'report unmapped fields (default: warn)' },
  'unmapped-logsource': { value: '<level>', about: 'report unmapped logsources (default: warn)' },
  option: { value: '<name=value>', about: 'set a target or format option; repeatable' },
  ...limitFlags,
  generate: { about: 'also convert rules used by correlations' },
  lossy: { about: 'accept queries that match more than a rule' },
  strict: { about: 'exit with 1 on warnings' },
  cannot: {
    value: '<error|skip|warn>',
    about: 'inexpressible rules (default: error)',
  },
  'keep-going': { about: 'write the file even if some rules fail' },
  output: { value: '<path>', short: 'o', about: 'write to a file, or files to a folder/' },
  json: { about: 'write one line of JSON per rule and target' },
  ...verboseFlag,
} as const satisfies Flags

export interface ConvertCommandSettings {
  readonly targets: readonly TargetSettings[]
  readonly common: CommonSettings & { readonly pipelines: readonly Pipeline[] }
  readonly cannot: Cannot
  /** The path as given; undefined for stdout. */
  readonly output: string | undefined
}

/** Reads the flags of `convert`. Throws a usage error if one of them is wrong. */
export async function convertSettings(
  flags: FlagValues<typeof convertFlags>,
  all: Targets,
  io: Io,
): Promise<ConvertCommandSettings> {
  const [first] = flags['first-of']
  if (first !== undefined && flags.target.length > 0) {
    throw usageError('`--first-of` and `--target` exclude each other', 'use `--first-of` for one query per rule')
  }
  const backends =
    first === undefined ? backendsOf('--target', flags.target, all) : backendsOf('--first-of', flags['first-of'], all)
  const name = flags.format.at(-1)
  const formats = backends.map((backend) => formatOf(backend, name))
  const given = parseOptions(flags.option, backends, formats)
  const output = outputOf(flags.output.at(-1), io.cwd)
  if (output !== undefined) checkOutput(output, backends, formats, flags.json, io.cwd)
  if (flags.json && output !== undefined && isFolder(output, resolve(io.cwd, output))) {
    throw usageError(`\`--json\` writes one file; \`${output}\` is a folder`)
  }
  return {
    targets: backends.map((backend, index) => ({
      backend,
      format: formats[index] ?? queryFormat,
      options: given[index]?.options ?? {},
      formatOptions: given[index]?.formatOptions ?? {},
    })),
    common: {
      isFirstOf: first !== undefined,
      lossy: flags.lossy,
      pipelines: await pipelinesFor(backends, flags.pipeline, io),
      schemas: await readSchemas(flags.schema, io),
      unmapped: unmappedOf('--unmapped', flags.unmapped.at(-1)),
      limits: parseLimits(flags.limit),
      unmappedLogsource: unmappedOf('--unmapped-logsource', flags['unmapped-logsource'].at(-1)),
      suggestPipelines: (await import('../../pipelines/suggest-pipelines.js')).suggestPipelines,
    },
    cannot: cannotOf(flags.cannot.at(-1)),
    output,
  }
}

function cannotOf(given = 'error'): Cannot {
  const found = CANNOT.find((one) => one === given)
  if (found === undefined) throw usageError(`\`--cannot\` cannot be \`${given}\``, `use one of ${CANNOT.join(', ')}`)
  return found
}

const UNMAPPED = ['error', 'warn', 'ignore'] as const

/** Reads the value of `--unmapped` or `--unmapped-logsource`. Throws a usage error for an unknown one. */
export function unmappedOf(flag: string, given = 'warn'): (typeof UNMAPPED)[number] {
  const found = UNMAPPED.find((one) => one === given)
  if (found === undefined) throw usageError(`\`${flag}\` cannot be \`${given}\``, `use one of ${UNMAPPED.join(', ')}`)
  return found
}

/** Reads the pipelines. Throws a usage error if one does not allow a target, since no rule could be converted. */
async function pipelinesFor(
  backends: readonly Backend[],
  given: readonly string[],
  io: Io,
): Promise<readonly Pipeline[]> {
  const pipelines = await readPipelines(given, io)
  for (const backend of backends) {
    const [wrong] = checkAllowed(pipelines, backend)
    if (wrong !== undefined) throw usageError(wrong.message)
  }
  return pipelines
}

function backendsOf(flag: string, given: readonly string[], all: Targets): Backend[] {
  const known = [...all.keys()]
  const names = new Set(given.flatMap((text) => text.split(',')).filter((name) => name !== ''))
  if (names.size === 0) throw usageError('missing target', `use \`${flag}\` with one of ${known.join(', ')}`)
  return [...names].map((name) => {
    const backend = all.get(name)
    if (backend !== undefined) return backend
    const here = called(
      name,
      [...all.values()].map((one) => ({ name: one.name, others: [...(one.otherNames ?? []), one.platform ?? ''] })),
    )
    throw usageError(
      `unknown target \`${name}\``,
      here ?? didYouMean(name, known) ?? `the targets are ${known.join(', ')}`,
    )
  })
}

function formatOf({ name: target, formats }: Backend, name: string | undefined): Format {
  const format = name === undefined ? formats[0] : formats.find((one) => one.name === name)
  if (format !== undefined) return format
  const known = formats.map((one) => one.name)
  const here = called(
    name ?? '',
    formats.map((one) => ({ name: one.name, others: one.otherNames ?? [] })),
  )
  const help = here ?? didYouMean(name ?? '', known) ?? `the formats of ${target} are ${known.join(', ')}`
  throw usageError(`${target} has no format \`${name}\``, help)
}
