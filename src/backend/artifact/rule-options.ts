import type { CorrelationRule, DetectionRule, RuleOption } from '../../rule/rule.js'
import type { Data } from '../../rule/yaml/data.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnoseArtifact } from '../../text/diagnose-artifact.js'
import { didYouMean } from '../../text/suggest.js'
import type { Target } from '../backend.js'
import type { OptionSpecs } from '../option.js'
import { optionProblem } from '../option-problem.js'
import { platformOf } from '../platform.js'
import { asOption } from '../target-options.js'

/** Returns the options of all formats of a backend. Options of one name are one option. */
export const formatOptions = ({ formats }: Pick<Target, 'formats'>): OptionSpecs =>
  Object.assign({}, ...formats.map(({ options }) => options))

/** Returns the options of a backend that a rule may set: those of its formats, and some of its own. */
export const optionsForRules = (backend: Pick<Target, 'formats' | 'options'>): OptionSpecs => ({
  ...Object.fromEntries(Object.entries(backend.options).filter(([, spec]) => 'ruleMaySet' in spec)),
  ...formatOptions(backend),
})

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
      report(diagnoseArtifact('unknown-option', source, nameSpan, [platform, name], { help }))
      continue
    }
    const value = asOption(spec, option.value)
    const problem = optionProblem(spec, value)
    if (problem === undefined) values[name] = value
    else report(diagnoseArtifact('wrong-option', source, span, [name, problem]))
  }
  return values
}

function helpFor({ name }: RuleOption, { name: target, options }: Target, specs: OptionSpecs): string | undefined {
  if (!Object.hasOwn(options, name)) return didYouMean(name, Object.keys(specs))
  return `a rule cannot set this option of the target ${target}; use \`--option ${name}=…\``
}
