import { isAny, type Pattern, plainText } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import type { FieldValues } from './values-of-field.js'

/** One condition on a label of a log stream: `job="windows"`, `app=~"a|b"`. */
export interface LabelMatcher {
  readonly label: string
  readonly operator: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/**
 * Builds the condition on a label; undefined for no values. A single plain text is compared, anything else is a regular
 * expression for the whole value.
 *
 * https://grafana.com/docs/loki/latest/query/log_queries/#log-stream-selector
 */
export function labelMatcher(
  label: string,
  { operands, negated }: FieldValues,
  caseInsensitive: boolean,
): LabelMatcher | undefined {
  const [first, second] = operands
  if (first === undefined) return undefined
  const plain = second === undefined ? plainOf(first) : undefined
  if (plain !== undefined) return { label, operator: negated ? '!=' : '=', value: plain }
  const flags =
    caseInsensitive || operands.some((operand) => operand.type === 'regex' && operand.flags.includes('i')) ? '(?i)' : ''
  return { label, operator: negated ? '!~' : '=~', value: flags + operands.map(regexOf).join('|') }
}

/** Formats the selector of streams that satisfy all conditions. */
export const streamSelector = (matchers: readonly LabelMatcher[]): string =>
  `{${matchers.map(({ label, operator, value }) => `${labelName(label)}${operator}${quoted(value)}`).join(',')}}`

function plainOf(operand: LoweredOperand): string | undefined {
  if (operand.type === 'number') return operand.text
  return operand.type === 'text' ? plainText(operand.pattern) : undefined
}

function regexOf(operand: LoweredOperand): string {
  if (operand.type === 'regex') return operand.source
  return operand.type === 'text' ? patternRegex(operand.pattern) : (plainOf(operand) ?? '')
}

const patternRegex = (pattern: Pattern): string =>
  pattern
    .map((part) => (typeof part === 'string' ? part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&') : isAny(part) ? '.*' : '.'))
    .join('')

/** Labels consist of ASCII letters, digits and underscores, and do not begin with a digit. */
const labelName = (name: string): string => name.replace(/^(?=[0-9])/, '_').replace(/[^A-Za-z0-9_]/g, '_')

/** Text between backticks needs no escapes. */
const quoted = (value: string): string => (value.includes('`') ? JSON.stringify(value) : `\`${value}\``)
