import { error, IN_MESSAGE, warning } from './entry.js'

/** Modifiers and the values that they change. */
export const modifierMessages = {
  'unknown-modifier': error(
    (name: string) => (name === '' ? 'a modifier is missing after `|`' : `\`${name}\` is not a modifier`),
    (name: string) =>
      name === '' ? 'write a modifier after it, or remove it' : '`sigmacast list modifiers` shows the modifiers',
  ),
  'modifier-needs-field': error(
    (name: string) => `\`${name}\` needs a field`,
    (name: string) => `write a field before it, such as \`Image|${name}\``,
  ),
  'modifier-type': error(
    (name: string, expected: string, found: string) => `\`${name}\` requires ${expected}; this is ${found}`,
    (name: string) =>
      name === 'cased' ? 'remove it; `cased` is for text' : 'change the value, or the order of the modifiers',
  ),
  'modifier-repeated': error((name: string) => `\`${name}\` is used twice`, 'remove one of them'),
  'modifier-conflict': error(
    (name: string, other: string) => `\`${name}\` contradicts \`${other}\``,
    'write two detection items, each with one of the modifiers',
  ),
  'wildcard-not-encodable': error(
    (name: string) => `\`${name}\` cannot encode a wildcard`,
    'write `\\*` or `\\?` for the literal character; put `contains` after the encoding',
  ),
  'placeholder-not-encodable': error(
    (name: string, placeholder: string) => `\`${name}\` cannot encode the placeholder \`%${placeholder}%\``,
    'write encoded values into the rule or into the variable of the pipeline',
  ),
  'too-short-for-offset': error(() => 'the value is too short for `base64offset`', 'use a longer value'),
  'bad-number': error(
    (name: string, value: string, expected: string) => `\`${name}\` cannot use \`${value}\`; it requires ${expected}`,
    IN_MESSAGE,
  ),
  'bad-regex': error(
    (reason: string) => `invalid regular expression: ${reason}`,
    'correct the expression; a literal special character has a backslash before it, and so has a literal backslash',
  ),
  'bad-field-name': error(() => 'the value is not a field name', 'write the name of a field, such as `ParentImage`'),
  'bad-keyword': error(
    (what: string) => `${what} cannot be a keyword`,
    'remove it, or write the field that it is about',
  ),
  'bad-network': error(
    (text: string) => `\`${text}\` is not a network`,
    'write an address and a prefix length, such as 10.0.0.0/8 or fe80::/10',
  ),
  'all-on-one-value': warning(() => '`all` has no effect on a single value', 'remove `all`'),
  'plain-percent': warning(
    () => 'this percent sign is literal: placeholder names cannot contain wildcards',
    'write `\\%` for a literal percent sign',
  ),
  'unresolved-placeholder': error(
    (name: string) => `the placeholder \`%${name}%\` has no value`,
    'add a pipeline step: `value_placeholders` for a list of values, `query_expression_placeholders` for a look-up',
  ),
  'expression-needs-field': error(
    () => 'the query expression requires a field, and a keyword has none',
    'write the placeholder as the value of a field',
  ),
} as const
