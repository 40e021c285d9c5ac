import type { Backend } from '../../backend/backend.js'
import type { Format } from '../../backend/format.js'
import type { OptionSettings, OptionSpec, OptionSpecs } from '../../backend/option.js'
import { optionProblem } from '../../backend/option-problem.js'
import { optionFromText } from '../../backend/option-text.js'
import { usageError } from '../../project/files/usage-error.js'
import { didYouMean, nearest } from '../../text/suggest.js'
import { optionReplacementOf } from './other-tools.js'

type Settings = OptionSettings<OptionSpecs>
type Value = Settings[string]

/** The values of `--option` for one target and its output format. */
export interface ParsedOptions {
  readonly options: Settings
  readonly formatOptions: Settings
}

/**
 * Parses texts such as `table=true` to the settings of each target, in the order of `targets`. An option applies to
 * every target that has it; `toy.table=true` applies to one. Throws a usage error for an unknown option or a wrong
 * type.
 */
export function parseOptions(
  texts: readonly string[],
  targets: readonly Backend[],
  formats: readonly Format[],
): readonly ParsedOptions[] {
  const settings = targets.map(() => ({
    options: {} as Record<string, Value>,
    formatOptions: {} as Record<string, Value>,
  }))
  for (const text of texts) {
    const [, path = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? []
    let isKnown = false
    targets.forEach(({ name: target, options }, index) => {
      const name = path.startsWith(`${target}.`) ? path.slice(target.length + 1) : path
      const targetSettings = settings[index]
      const format = formats[index]
      if (targetSettings === undefined || format === undefined) return
      for (const [specs, values] of [
        [options, targetSettings.options] as const,
        [format.options, targetSettings.formatOptions] as const,
      ]) {
        const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
        if (spec === undefined) continue
        values[name] = parseValue(path, spec, value)
        isKnown = true
      }
    })
    if (!isKnown) throw unknownOption(path, targets, formats)
  }
  return settings
}

function parseValue(path: string, spec: OptionSpec, value: string | undefined): Value {
  const choices = spec.type === 'boolean' ? ['true', 'false'] : spec.type === 'choice' ? spec.choices : undefined
  const ways = choices?.map((choice) => `\`${path}=${choice}\``).join(' or ') ?? `\`${path}=…\``
  if (value === undefined) throw usageError(`the option \`${path}\` requires a value: ${ways}`)
  const typed = optionFromText(spec, value)
  const problem = optionProblem(spec, typed)
  if (problem === undefined) return typed
  throw usageError(`the option \`${path}\` cannot be \`${value}\`: ${choices === undefined ? problem : ways}`)
}

function unknownOption(path: string, targets: readonly Backend[], formats: readonly Format[]): Error {
  const available = targets.flatMap(({ name, options }, index) =>
    [...Object.keys(options), ...Object.keys(formats[index]?.options ?? {})].map((option) => ({ name, option })),
  )
  const names = available.flatMap(({ name, option }) => [option, `${name}.${option}`])
  const shown = available.map(({ name, option }) => `\`${targets.length === 1 ? option : `${name}.${option}`}\``)
  const help =
    optionReplacementOf(path) ??
    ofOtherFormat(path, targets) ??
    didYouMean(path, names) ??
    misspeltOfOtherFormat(path, targets) ??
    (shown.length === 0
      ? `${targets.map(({ name }) => name).join(' or ')} has no options`
      : `the options are ${shown.join(', ')}`)
  return usageError(`unknown option \`${path}\``, help)
}

/** Names the formats that have an option, if another format was requested. */
function ofOtherFormat(path: string, targets: readonly Backend[]): string | undefined {
  for (const { name: target, formats } of targets) {
    const name = path.startsWith(`${target}.`) ? path.slice(target.length + 1) : path
    const formatsWithOption = formats
      .filter(({ options }) => Object.hasOwn(options, name))
      .map((format) => `\`--format ${format.name}\``)
    if (formatsWithOption.length > 0) return `it is an option of ${formatsWithOption.join(', ')}`
  }
  return undefined
}

/** Corrects the name of an option of another format, and names the formats that have it. */
function misspeltOfOtherFormat(path: string, targets: readonly Backend[]): string | undefined {
  const names = targets.flatMap(({ formats }) => formats.flatMap(({ options }) => Object.keys(options)))
  const name = nearest(path, names)
  return name === undefined ? undefined : `did you mean \`${name}\`? ${ofOtherFormat(name, targets) ?? ''}`
}
