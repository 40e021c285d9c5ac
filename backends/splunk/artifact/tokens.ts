import { fillText, joinText, type TextVariable, type TextVariables } from '../../../src/backend/artifact/fill-text.js'
import type { FieldNotation } from '../../../src/backend/format.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import { resultColumn } from './result-column.js'

/**
 * The token for a field of the first result, which alert actions replace.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Alert/EmailNotificationTokens
 */
export function resultToken(field: string, conversion: SplunkConverted['conversion']): FieldNotation {
  if (!/^[^\s$]+$/.test(field)) return { because: `a token cannot contain the field name \`${field}\`` }
  const column = resultColumn(field, conversion)
  return column === undefined
    ? { because: `the results of the search lack the field \`${field}\`` }
    : { variable: `${PREFIX}${column}$` }
}

const PREFIX = '$result.'

/** The column that a variable names. */
const columnOf = ({ variable }: TextVariable): string => variable.slice(PREFIX.length, -1)

/** The token of notable events and risk messages, which name the column alone. */
const notableToken = (variable: TextVariable): string => `$${columnOf(variable)}$`

/** Writes the parts of a description: the author's texts, and everything else. */
export interface Writing {
  readonly text: (text: string) => string
  readonly other: (text: string) => string
}

/** Writes texts with the tokens of results, and keeps all other dollar signs. */
export const withResultTokens = (variables: TextVariables): Writing => ({
  text: (text) => joinText(fillText(text, variables)),
  other: (text) => text,
})

/**
 * Writes texts in which the given tokens are the only ones. Splunk documents no escape, so full-width signs replace all
 * other dollar signs.
 */
const withOnlyTokens = (variables: TextVariables, token: (variable: TextVariable) => string): Writing => ({
  text: (text) =>
    fillText(text, variables)
      .map((part) => (typeof part === 'string' ? withoutSigns(part) : token(part)))
      .join(''),
  other: withoutSigns,
})

/** For the message of an email. */
export const forEmail = (variables: TextVariables): Writing => withOnlyTokens(variables, ({ variable }) => variable)

/** For notable events. */
export const forNotable = (variables: TextVariables): Writing => withOnlyTokens(variables, notableToken)

/** For texts in which Splunk replaces nothing: names of columns. */
export const withFieldNames = (text: string, variables: TextVariables): string =>
  joinText(fillText(text, variables), columnOf)

/** A text of an option, which may contain tokens of its own. */
export const optionText = (text: string | undefined, variables: TextVariables): string | undefined =>
  text === undefined ? undefined : joinText(fillText(text, variables), notableToken)

const withoutSigns = (text: string): string => text.replaceAll('$', '\uff04')
