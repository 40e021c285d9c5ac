import { fieldMentions } from '../../rule/field-mentions.js'

/** The variable of a platform for a field that a text of the rule mentions. */
export interface TextVariable {
  /** The name of the field in the events, or in the results of a correlation. */
  readonly field: string
  /** The field in the notation of the platform. */
  readonly variable: string
}

/** The variables of an artifact by the names in the rule. A name without a variable stays as written. */
export type TextVariables = ReadonlyMap<string, TextVariable>

/** A text in parts: the author's text, which a format escapes, and variables, which it does not. */
export type RuleText = readonly (string | TextVariable)[]

/**
 * Splits a text at the fields that it mentions as `{{ field }}`.
 *
 * @example
 * const user = { field: 'user', variable: '$result.user$' }
 * fillText('Ask {{ actor.id }}, not {{ other }}', new Map([['actor.id', user]])) // ['Ask ', user, ', not {{ other }}']
 */
export function fillText(text: string, variables: TextVariables): RuleText {
  const parts: (string | TextVariable)[] = []
  let at = 0
  for (const { name, start, end } of fieldMentions(text)) {
    const variable = variables.get(name)
    if (variable === undefined) continue
    if (start > at) parts.push(text.slice(at, start))
    parts.push(variable)
    at = end
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}

/** Joins the parts of a text; `write` writes its variables. Default: in the notation of the platform. */
export const joinText = (
  parts: RuleText,
  write: (variable: TextVariable) => string = ({ variable }) => variable,
): string => parts.map((part) => (typeof part === 'string' ? part : write(part))).join('')
