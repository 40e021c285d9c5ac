import { error, warning } from './entry.js'

/** Modifiers and the values that they change. */
export const modifierMessages = {
  'unknown-modifier': error((name: string) =>
    name === '' ? 'a modifier is missing after `|`' : `\`${name}\` is not a modifier`,
  ),
  'modifier-needs-field': error((name: string) => `\`${name}\` needs a field`),
  'modifier-type': error(
    (name: string, expected: string, found: string) => `\`${name}\` requires ${expected}; this is ${found}`,
  ),
  'modifier-repeated': error((name: string) => `\`${name}\` is used twice`),
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
  'too-short-for-offset': error(() => 'the value is too short for `base64offset`'),
  'bad-number': error(
    (name: string, value: string, expected: string) => `\`${name}\` cannot use \`${value}\`; it requires ${expected}`,
  ),
  'bad-regex': error((reason: string) => `invalid regular expression: ${reason}`),
  'bad-field-name': error(() => 'the value is not a field name'),
  'bad-keyword': error((what: string) => `${what} cannot be a keyword`),
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
} as const
