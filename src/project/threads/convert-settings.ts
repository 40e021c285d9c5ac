import { loadTargets, platforms } from '../../../backends/folders.js'
import { type Format, queryFormat } from '../../backend/format.js'
import { loadTargetFormats } from '../../backend/targets.js'
import type { ConvertSettings } from '../../convert/convert-settings.js'
import { isError } from '../../text/diagnostic.js'
import { silentIo } from '../files/silent-io.js'
import { usageError } from '../files/usage-error.js'
import type { CommonSettings, TargetSettings } from '../workspace/convert-file.js'
import { openSuggestions } from '../workspace/open-suggestions.js'

/** Settings of `convertFiles`. They are plain data, because threads receive them. */
export interface ConvertFilesSettings
  extends Pick<ConvertSettings, 'lossy' | 'unmapped' | 'unmappedLogsource' | 'limits'> {
  /** The names of built-in targets. */
  readonly targets: readonly string[]
  /** The name of a format that all targets have. Default: the query. */
  readonly format?: string
  /** Options of each target, by its name. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Options of the format for each target, by the name of the target. */
  readonly formatOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Names of built-in pipelines, or paths of files and folders. */
  readonly pipelines?: readonly string[]
  /** The folder to which paths are relative. Default: the current folder. */
  readonly cwd?: string
  /** The number of threads. Default: one for fewer than 5,000 files, otherwise one for each processor, and at most 8. */
  readonly jobs?: number
}

/** The settings that names stand for. */
export interface LoadedSettings {
  readonly targets: readonly TargetSettings[]
  readonly common: CommonSettings
  /** The platforms for which rules may have options. */
  readonly platforms: readonly string[]
}

/** Loads what the settings name. Throws a usage error for an unknown name, and for a pipeline with mistakes. */
export async function loadSettings(settings: ConvertFilesSettings): Promise<LoadedSettings> {
  const { lossy, unmapped, unmappedLogsource, limits, pipelines = [], cwd = process.cwd() } = settings
  const backends = await loadTargetFormats(await loadTargets(settings.targets))
  return {
    targets: settings.targets.map((name) => {
      const backend = backends.get(name)
      if (backend === undefined) throw usageError(`there is no target \`${name}\``)
      const options = settings.options?.[name] ?? {}
      const formatOptions = settings.formatOptions?.[name] ?? {}
      return {
        backend,
        format: formatOf(name, backend.formats, settings.format),
        options,
        formatOptions,
      } as TargetSettings
    }),
    common: {
      ...(lossy === undefined ? {} : { lossy }),
      ...(unmapped === undefined ? {} : { unmapped }),
      ...(unmappedLogsource === undefined ? {} : { unmappedLogsource }),
      ...(limits === undefined ? {} : { limits }),
      pipelines: await readPipelines(pipelines, cwd),
      ...openSuggestions(),
    },
    platforms,
  }
}

function formatOf(target: string, formats: readonly Format[], name: string = queryFormat.name): Format {
  const format = formats.find((candidate) => candidate.name === name)
  if (format === undefined) throw usageError(`${target} has no format \`${name}\``)
  return format
}

async function readPipelines(names: readonly string[], cwd: string): Promise<CommonSettings['pipelines'] & object> {
  if (names.length === 0) return []
  const { readPipelines } = await import('../workspace/read-pipelines.js')
  return readPipelines(names, silentIo(cwd), (diagnostics) => {
    const mistake = diagnostics.find(isError)
    if (mistake !== undefined) throw usageError(`${mistake.source.name}: ${mistake.message}`)
  })
}
