import type { OptionSpec } from './option.js'

/** Returns what is wrong with the value of an option as a sentence that names the accepted values, or `undefined`. */
export function optionProblem(spec: OptionSpec, value: unknown): string | undefined {
  switch (spec.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'it must be true or false'
    case 'text':
      return typeof value === 'string' ? spec.check?.(value) : 'it must be a string'
    case 'choice':
      return spec.choices.some((choice) => choice === value)
        ? undefined
        : `it must be one of ${spec.choices.join(', ')}`
    case 'number':
      return Number.isInteger(value) && Number(value) >= spec.minimum && Number(value) <= spec.maximum
        ? undefined
        : `it must be an integer from ${spec.minimum} to ${spec.maximum}`
    case 'list':
      return isTexts(value) ? itemProblem(value, spec.check) : 'it must be a list of strings'
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

function itemProblem(items: readonly string[], check: ((item: string) => string | undefined) | undefined) {
  if (items.some((item) => item.trim() === '')) return 'its strings must not be empty'
  return items.map((item) => check?.(item)).find((problem) => problem !== undefined)
}
