import type { CorrelationRule, DetectionRule, RuleOption } from '../../rule/rule.js'
import type { Data } from '../../rule/yaml/data.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import { didYouMean } from '../../text/suggest.js'
import type { Backend } from '../backend.js'
import type { OptionSpec, OptionSpecs } from '../option.js'
import { optionProblem } from '../option-problem.js'

/** The options of all formats of a backend. Two that share a name are one option. */
export const formatOptions = ({ formats }: Backend): OptionSpecs =>
  Object.assign({}, ...formats.map(({ options }) => options))

/** The key below `sigmacast` under which rules have options for a backend. */
export const platformOf = ({ name, platform = name }: Backend): string => platform

/** The keys of several backends, each once: `parseRules` then reports every other key as unknown. */
export const platformsOf = (backends: Iterable<Backend>): readonly string[] => [
  ...new Set([...backends].map(platformOf)),
]

/**
 * What a rule sets for itself among the options of a backend's formats; what is wrong with it is pushed to `found`. As on the command line, a
 * list may be one text with commas.
 */
export function ruleOptions(
  { source, options }: DetectionRule | CorrelationRule,
  backend: Backend,
  found: Diagnostic[],
): Readonly<Record<string, Data>> {
  const platform = platformOf(backend)
  const own = options.filter((one) => one.platform === platform)
  if (own.length === 0) return {}
  const specs = formatOptions(backend)
  const values: Record<string, Data> = {}
  for (const option of own) {
    const { name, nameSpan, span } = option
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec === undefined) {
      const help = helpFor(option, backend, specs)
      found.push(diagnose('unknown-option', source, nameSpan, [platform, name], { help }))
      continue
    }
    const value = typedAs(spec, option.value)
    const problem = optionProblem(spec, value)
    if (problem === undefined) values[name] = value
    else found.push(diagnose('wrong-option', source, span, [name, problem]))
  }
  return values
}

function helpFor({ name }: RuleOption, { name: target, options }: Backend, specs: OptionSpecs): string | undefined {
  if (!Object.hasOwn(options, name)) return didYouMean(name, Object.keys(specs))
  return `a rule cannot set this option of the target ${target}; use \`--option ${name}=…\``
}

/** A number such as 0 is a text where texts are taken, and a text a list of texts where lists are. */
function typedAs({ type }: OptionSpec, value: Data): Data {
  if (type === 'text' && typeof value === 'number') return String(value)
  if (type === 'list' && typeof value === 'string') return value.split(',').map((item) => item.trim())
  return value
}
