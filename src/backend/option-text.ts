import type { OptionSpec } from './option.js'

/**
 * Returns the value of an option from its text, as in `--option name=text`. A text of the wrong type becomes a value
 * that `optionProblem` rejects.
 */
export function optionFromText(spec: OptionSpec, text: string): string | number | boolean | readonly string[] {
  switch (spec.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'number':
      return /^-?\d+$/.test(text) ? Number(text) : Number.NaN
    case 'list':
      return text === '' ? [] : text.split(',').map((item) => item.trim())
    default:
      return text
  }
}
