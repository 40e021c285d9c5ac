import { isObject } from '../../../src/ir/json.js'
import { emptyInput, type Input, type TargetInput, type TextName, textNames } from './input.js'

/**
 * Reads an input from untrusted data, such as that of a link. Absent parts have their defaults. Returns `undefined` if
 * a part has a wrong type.
 */
export function readInput(data: unknown): Input | undefined {
  if (!isObject(data)) return undefined
  const input = { ...emptyInput, ...pick(data, Object.keys(emptyInput)) }
  const { builtIn, rule, settings } = input
  const texts = [input.rules, input.filters, input.pipeline, input.events, input.target]
  if (!texts.every(isText) || !Array.isArray(builtIn) || !builtIn.every(isText)) return undefined
  if (!Number.isInteger(rule) || rule < 0 || !isObject(settings)) return undefined
  const targets = Object.entries(settings).map(([name, value]) => [name, readTarget(value)] as const)
  if (targets.some(([, value]) => value === undefined)) return undefined
  return { ...input, settings: Object.fromEntries(targets) as Input['settings'] }
}

/** Returns an input whose lines end as in the editors, because places are offsets: with a line feed alone. */
export const withLineFeeds = (input: Input): Input => ({
  ...input,
  ...(Object.fromEntries(textNames.map((name) => [name, input[name].replace(/\r\n?/g, '\n')])) as Record<
    TextName,
    string
  >),
})

function readTarget(data: unknown): TargetInput | undefined {
  if (!isObject(data)) return undefined
  const { format = '', options = {} } = data
  if (!isText(format) || !isObject(options) || !Object.values(options).every(isText)) return undefined
  return { format, options: { ...options } as TargetInput['options'] }
}

const isText = (value: unknown): value is string => typeof value === 'string'

const pick = (data: Readonly<Record<string, unknown>>, keys: readonly string[]): Partial<Input> =>
  Object.fromEntries(keys.filter((key) => Object.hasOwn(data, key)).map((key) => [key, data[key]]))
