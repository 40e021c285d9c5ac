import type { CorrelationRule, DetectionRule, RuleOption } from '../../rule/rule.js'
import type { Data } from '../../rule/yaml/data.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnose } from '../../text/diagnostic.js'
import { didYouMean } from '../../text/suggest.js'
import type { Target } from '../backend.js'
import type { OptionSpec, OptionSpecs } from '../option.js'
import { optionProblem } from '../option-problem.js'

/** Returns the options of all formats of a backend. Options of one name are one option. */
export const formatOptions = ({ formats }: Pick<Target, 'formats'>): OptionSpecs =>
  Object.assign({}, ...formats.map(({ options }) => options))

/** Returns the options of a backend that a rule may set: those of its formats, and some of its own. */
export const optionsForRules = (backend: Pick<Target, 'formats' | 'options'>): OptionSpecs => ({
  ...Object.fromEntries(Object.entries(backend.options).filter(([, spec]) => 'ruleMaySet' in spec)),
  ...formatOptions(backend),
})

/** Returns the key below `sigmacast` under which rules have options for a backend. */
export const platformOf = ({ name, platform = name }: Pick<Target, 'name' | 'platform'>): string => platform

/** Returns the keys of several backends without duplicates; `parseRules` then reports every other key as unknown. */
export const platformsOf = (backends: Iterable<Pick<Target, 'name' | 'platform'>>): readonly string[] => [
  ...new Set([...backends].map(platformOf)),
]

/**
 * Reads the options that a rule sets for a backend and its formats, and reports wrong ones. A list may be one text with
 * commas, as on the command line.
 */
export function ruleOptions(
  { source, options }: DetectionRule | CorrelationRule,
  backend: Target,
  report: Report,
): Readonly<Record<string, Data>> {
  const platform = platformOf(backend)
  const platformOptions = options.filter((option) => option.platform === platform)
  if (platformOptions.length === 0) return {}
  const specs = optionsForRules(backend)
  const values: Record<string, Data> = {}
  for (const option of platformOptions) {
    const { name, nameSpan, span } = option
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec === undefined) {
      const help = helpFor(option, backend, specs)
      report(diagnose('unknown-option', source, nameSpan, [platform, name], { help }))
      continue
    }
    const value = typedAs(spec, option.value)
    const problem = optionProblem(spec, value)
    if (problem === undefined) values[name] = value
    else report(diagnose('wrong-option', source, span, [name, problem]))
  }
  return values
}

/** Reads the valid options that a rule sets for the target itself. `makeArtifact` reports the wrong ones. */
export function targetOptionsOf(
  rule: DetectionRule | CorrelationRule,
  backend: Target,
): Readonly<Record<string, Data>> {
  const values = Object.entries(ruleOptions(rule, backend, () => undefined))
  return Object.fromEntries(values.filter(([name]) => Object.hasOwn(backend.options, name)))
}

function helpFor({ name }: RuleOption, { name: target, options }: Target, specs: OptionSpecs): string | undefined {
  if (!Object.hasOwn(options, name)) return didYouMean(name, Object.keys(specs))
  return `a rule cannot set this option of the target ${target}; use \`--option ${name}=…\``
}

/** Converts a number to a text, and a text to a list, where the option requires it. */
function typedAs({ type }: OptionSpec, value: Data): Data {
  if (type === 'text' && typeof value === 'number') return String(value)
  if (type === 'list' && typeof value === 'string') return value.split(',').map((item) => item.trim())
  return value
}
