import type { OptionSpec } from './option.js'

/** What is wrong with a value of an option, as a sentence that says what it takes; undefined if nothing is. */
export function optionProblem(spec: OptionSpec, value: unknown): string | undefined {
  switch (spec.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'it is true or false'
    case 'text':
      return typeof value === 'string' ? spec.check?.(value) : 'it takes a text'
    case 'choice':
      return spec.choices.some((choice) => choice === value) ? undefined : `it is one of ${spec.choices.join(', ')}`
    case 'number':
      return Number.isInteger(value) && Number(value) >= spec.minimum && Number(value) <= spec.maximum
        ? undefined
        : `it takes a whole number from ${spec.minimum} to ${spec.maximum}`
    case 'list':
      return isTexts(value) ? itemProblem(value, spec.check) : 'it takes a list of texts'
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

function itemProblem(items: readonly string[], check: ((item: string) => string | undefined) | undefined) {
  if (items.some((item) => item.trim() === '')) return 'none of its texts may be empty'
  return items.map((item) => check?.(item)).find((problem) => problem !== undefined)
}
