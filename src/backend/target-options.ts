import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { Data } from '../rule/yaml/data.js'
import type { Target } from './backend.js'
import type { OptionSpec } from './option.js'
import { optionProblem } from './option-problem.js'
import { platformOf } from './platform.js'

/** Reads the valid options that a rule sets for the target itself. `makeArtifact` reports the wrong ones. */
export function targetOptionsOf(
  { options }: DetectionRule | CorrelationRule,
  backend: Target,
): Readonly<Record<string, Data>> {
  const platform = platformOf(backend)
  const values: Record<string, Data> = {}
  for (const option of options) {
    const spec = Object.hasOwn(backend.options, option.name) ? backend.options[option.name] : undefined
    if (option.platform !== platform || spec === undefined || !('ruleMaySet' in spec)) continue
    const value = asOption(spec, option.value)
    if (optionProblem(spec, value) === undefined) values[option.name] = value
  }
  return values
}

/** Converts a number to a text, and a text to a list, where the option requires it. */
export function asOption({ type }: OptionSpec, value: Data): Data {
  if (type === 'text' && typeof value === 'number') return String(value)
  if (type === 'list' && typeof value === 'string') return value.split(',').map((item) => item.trim())
  return value
}
