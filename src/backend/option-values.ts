import { keepRecentBy, oncePer } from '../text/keep-recent.js'
import type { OptionSettings, OptionSpec, OptionSpecs, OptionValues } from './option.js'
import { optionProblem } from './option-problem.js'

/**
 * Returns every option with its value: the given one, else that of the pipelines' state, else the default. Throws a
 * TypeError for an unknown option or a wrong value. Equal values that recur soon are the same object, so that what
 * depends on them is known.
 */
export function optionValues<Specs extends OptionSpecs>(
  specs: Specs,
  settings: OptionSettings<Specs> = {},
  state: Readonly<Record<string, unknown>> = {},
): OptionValues<Specs> {
  for (const [name, value] of Object.entries(settings)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec === undefined) throw new TypeError(`unknown option ${name}`)
    const problem = optionProblem(spec, value)
    if (problem !== undefined) throw new TypeError(`the option ${name} cannot be ${JSON.stringify(value)}: ${problem}`)
  }
  const hasDefaults = isEmpty(settings) && isEmpty(state)
  const known = hasDefaults ? defaults.get(specs) : undefined
  if (known !== undefined) return known as OptionValues<Specs>
  const values: Record<string, unknown> = {}
  for (const [name, spec] of Object.entries(specs)) values[name] = stated(spec, state) ?? spec.default
  // A caller may change its lists later.
  for (const [name, value] of Object.entries(settings)) values[name] = Array.isArray(value) ? [...value] : value
  const recent = recentValues(specs)(values)
  if (hasDefaults) defaults.set(specs, recent)
  return recent as OptionValues<Specs>
}

type Values = Readonly<Record<string, unknown>>

/** The default values of each table of options, which most conversions have. */
const defaults = new WeakMap<OptionSpecs, Values>()

/** Returns the earlier one of equal values of a table of options. Many rules have the same state. */
const recentValues = oncePer((_specs: OptionSpecs) =>
  keepRecentBy(
    (values: Values) => JSON.stringify(values),
    (values) => Object.freeze(values),
  ),
)

function isEmpty(object: object): boolean {
  for (const name in object) if (Object.hasOwn(object, name)) return false
  return true
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])

function stated(spec: OptionSpec, state: Readonly<Record<string, unknown>>): unknown {
  if (!('state' in spec) || spec.state === undefined) return undefined
  const value = state[spec.state]
  if (value === undefined || value === null) return undefined
  if (spec.type === 'boolean') return BOOLEANS.get(String(value))
  const texts = (Array.isArray(value) ? value : [value]).map(String)
  return spec.type === 'text' ? texts.join(',') : texts.flatMap((text) => text.split(','))
}
