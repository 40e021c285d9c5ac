import type { Backend } from '../emit/backend.js'
import type { OptionSettings, OptionSpec, OptionSpecs } from '../emit/option.js'
import { didYouMean } from '../text/suggest.js'
import { usageError } from './usage-error.js'

type Settings = OptionSettings<OptionSpecs>

/**
 * The settings of each target, in the order of `targets`, from texts such as `table=true`. An option goes to every target
 * that knows it; `splunk.table=true` goes to one. An option that no target knows, or a value of the wrong type, is a usage
 * error.
 */
export function parseOptions(given: readonly string[], targets: readonly Backend[]): readonly Settings[] {
  const settings = targets.map((): Record<string, string | boolean> => ({}))
  for (const text of given) {
    const [, path = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? []
    const knowing = targets.flatMap((target, index) => {
      const spec = specOf(target, path)
      return spec === undefined ? [] : [{ ...spec, index }]
    })
    if (knowing.length === 0) throw unknownOption(path, targets)
    for (const { index, name, spec } of knowing) {
      const setting = settings[index]
      if (setting !== undefined) setting[name] = parseValue(path, spec, value)
    }
  }
  return settings
}

function specOf({ name: target, options }: Backend, path: string): { name: string; spec: OptionSpec } | undefined {
  const name = path.startsWith(`${target}.`) ? path.slice(target.length + 1) : path
  const spec = Object.hasOwn(options, name) ? options[name] : undefined
  return spec === undefined ? undefined : { name, spec }
}

function parseValue(path: string, spec: OptionSpec, value: string | undefined): string | boolean {
  if (spec.type === 'text') {
    if (value !== undefined) return value
    throw usageError(`the option \`${path}\` needs a value: \`${path}=…\``)
  }
  const choices = spec.type === 'boolean' ? ['true', 'false'] : spec.choices
  if (value !== undefined && choices.includes(value)) return spec.type === 'boolean' ? value === 'true' : value
  const ways = choices.map((choice) => `\`${path}=${choice}\``).join(' or ')
  throw usageError(
    value === undefined
      ? `the option \`${path}\` needs a value: ${ways}`
      : `the option \`${path}\` cannot be \`${value}\`: ${ways}`,
  )
}

function unknownOption(path: string, targets: readonly Backend[]): Error {
  const known = targets.flatMap(({ name, options }) => Object.keys(options).map((option) => ({ name, option })))
  const names = known.flatMap(({ name, option }) => [option, `${name}.${option}`])
  const all = known.map(({ name, option }) => `\`${name}.${option}\``).join(', ')
  const titles = targets.map(({ name }) => name).join(' or ')
  if (known.length === 0) return usageError(`unknown option \`${path}\``, `${titles} has no options`)
  const help = [didYouMean(path, names), `there is ${all}`].filter((part) => part !== undefined)
  return usageError(`unknown option \`${path}\``, help.join(' '))
}
