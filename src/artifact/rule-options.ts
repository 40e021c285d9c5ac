import type { Backend } from '../emit/backend.js'
import type { OptionSpec } from '../emit/option.js'
import { optionProblem } from '../emit/option-problem.js'
import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { Data } from '../rule/yaml/data.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import { didYouMean } from '../text/suggest.js'

/** The options of all formats of a backend. Two that share a name are one option. */
export const formatOptions = ({ formats }: Backend): Readonly<Record<string, OptionSpec>> =>
  Object.assign({}, ...formats.map(({ options }) => options))

/** What a rule sets for itself among the options of a platform; what is wrong with it is pushed to `found`. */
export function ruleOptions(
  { source, options }: DetectionRule | CorrelationRule,
  backend: Backend,
  found: Diagnostic[],
): Readonly<Record<string, Data>> {
  const platform = backend.platform ?? backend.name
  const own = options.filter((one) => one.platform === platform)
  if (own.length === 0) return {}
  const specs = formatOptions(backend)
  const values: Record<string, Data> = {}
  for (const { name, nameSpan, value, span } of own) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec === undefined) {
      const help = didYouMean(name, Object.keys(specs))
      found.push(diagnose('unknown-option', source, nameSpan, [platform, name], { help }))
      continue
    }
    const problem = optionProblem(spec, value)
    if (problem === undefined) values[name] = value
    else found.push(diagnose('wrong-option', source, span, [name, problem]))
  }
  return values
}
