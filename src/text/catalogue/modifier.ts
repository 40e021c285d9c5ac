import { error, IN_MESSAGE, warning } from './entry.js'

/** Modifiers and the values that they change. */
export const modifierMessages = {
  'unknown-modifier': error(
    (name: string) => (name === '' ? 'a modifier is missing after `|`' : `\`${name}\` is not a modifier`),
    'The specification defines the modifiers. `sigmacast list modifiers` shows them.',
    (name: string) =>
      name === '' ? 'write a modifier after it, or remove it' : '`sigmacast list modifiers` shows the modifiers',
  ),
  'modifier-needs-field': error(
    (name: string) => `\`${name}\` needs a field`,
    'A keyword searches the whole event. This modifier tests one field.',
    (name: string) => `write a field before it, such as \`Image|${name}\``,
  ),
  'modifier-type': error(
    (name: string, expected: string, found: string) => `\`${name}\` requires ${expected}; this is ${found}`,
    'Modifiers apply from left to right, each to the result of the previous one.',
    (name: string) =>
      name === 'cased' ? 'remove it; `cased` is for text' : 'change the value, or the order of the modifiers',
  ),
  'modifier-repeated': error(
    (name: string) => `\`${name}\` is used twice`,
    'The second modifier would have no effect, or an unintended one.',
    'remove one of them',
  ),
  'modifier-conflict': error(
    (name: string, other: string) => `\`${name}\` contradicts \`${other}\``,
    'Both modifiers define how values are compared, and only one can apply.',
    'write two detection items, each with one of the modifiers',
  ),
  'wildcard-not-encodable': error(
    (name: string) => `\`${name}\` cannot encode a wildcard`,
    'The encoding of unknown characters is unknown.',
    'write `\\*` or `\\?` for the literal character; put `contains` after the encoding',
  ),
  'placeholder-not-encodable': error(
    (name: string, placeholder: string) => `\`${name}\` cannot encode the placeholder \`%${placeholder}%\``,
    'Pipelines replace placeholders only after the modifiers of the rule are applied.',
    'write encoded values into the rule or into the variable of the pipeline',
  ),
  'too-short-for-offset': error(
    () => 'the value is too short for `base64offset`',
    '`base64offset` keeps only the Base64 characters that do not depend on adjacent text. A very short value leaves none.',
    'use a longer value',
  ),
  'bad-number': error(
    (name: string, value: string, expected: string) => `\`${name}\` cannot use \`${value}\`; it requires ${expected}`,
    'The modifier cannot compare with this value.',
    IN_MESSAGE,
  ),
  'bad-regex': error(
    (reason: string) => `invalid regular expression: ${reason}`,
    'Every platform would reject it.',
    'correct the expression; a literal special character has a backslash before it',
  ),
  'bad-field-name': error(
    () => 'the value is not a field name',
    '`fieldref` compares two fields. The value is the name of the second field, without wildcards.',
    'write the name of a field, such as `ParentImage`',
  ),
  'bad-keyword': error(
    (what: string) => `${what} cannot be a keyword`,
    'A keyword is a string that any value of the event may contain.',
    'remove it, or write the field that it is about',
  ),
  'bad-network': error(
    (text: string) => `\`${text}\` is not a network`,
    '`cidr` requires an IPv4 or IPv6 network.',
    'write an address and a prefix length, such as 10.0.0.0/8 or fe80::/10',
  ),
  'all-on-one-value': warning(
    () => '`all` has no effect on a single value',
    'The specification does not allow it, because some tools cannot read it.',
    'remove `all`',
  ),
  'plain-percent': warning(
    () => 'this percent sign is literal: placeholder names cannot contain wildcards',
    '`expand` replaces `%name%`. A name can contain anything but percent signs and wildcards.',
    'write `\\%` for a literal percent sign',
  ),
  'unresolved-placeholder': error(
    (name: string) => `the placeholder \`%${name}%\` has no value`,
    '`expand` marks placeholders that a processing pipeline replaces. A rule with an unresolved placeholder has no meaning.',
    'add a pipeline step: `value_placeholders` for a list of values, `query_expression_placeholders` for a look-up',
  ),
} as const
