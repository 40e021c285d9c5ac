import { error, warning } from './entry.js'

/** Modifiers and the values that they change. */
export const modifierMessages = {
  'unknown-modifier': error(
    (name: string) => (name === '' ? 'a modifier is missing after `|`' : `\`${name}\` is not a modifier`),
    'The specification lists the modifiers; `sigmacast list modifiers` shows them.',
  ),
  'modifier-needs-field': error(
    (name: string) => `\`${name}\` needs a field`,
    'A keyword is searched for in the whole event; this modifier asks about one field.',
  ),
  'modifier-type': error(
    (name: string, expected: string, found: string) => `\`${name}\` works on ${expected}, not on ${found}`,
    'Modifiers apply from left to right, each to what the one before it gives.',
  ),
  'modifier-repeated': error(
    (name: string) => `\`${name}\` stands twice`,
    'The second one would change nothing, or everything.',
  ),
  'modifier-conflict': error(
    (name: string, other: string) => `\`${name}\` contradicts \`${other}\``,
    'Each says how the value is compared, and only one can hold.',
    'write two items, one with each modifier',
  ),
  'wildcard-not-encodable': error(
    (name: string) => `\`${name}\` cannot encode a wildcard`,
    'The encoding of an unknown text is unknown.',
    'write `\\*` or `\\?` for the character itself; place `contains` after the encoding',
  ),
  'placeholder-not-encodable': error(
    (name: string, placeholder: string) => `\`${name}\` cannot encode the placeholder \`%${placeholder}%\``,
    'A pipeline gives the placeholder its value only after the modifiers of the rule.',
    'encode the values themselves, and write them into the rule or into the variable of the pipeline',
  ),
  'too-short-for-offset': error(
    () => 'the value is too short to be recognised inside Base64 text',
    '`base64offset` keeps the characters that do not depend on the neighbours; of a very short value none is left.',
  ),
  'bad-number': error(
    (name: string, value: string, expected: string) => `\`${name}\` cannot use \`${value}\`; it needs ${expected}`,
    'The value lies outside what the modifier can compare with.',
  ),
  'bad-regex': error(
    (reason: string) => `the regular expression is wrong: ${reason}`,
    'Every platform would reject it.',
  ),
  'bad-field-name': error(
    () => 'this is not the name of a field',
    '`fieldref` compares two fields; the value is the name of the second one, without wildcards.',
  ),
  'bad-keyword': error(
    (what: string) => `${what} cannot be searched for`,
    'A keyword is a text that some value of the event contains.',
  ),
  'bad-network': error(
    (text: string) => `\`${text}\` is not a network`,
    '`cidr` takes an IPv4 or IPv6 network.',
    'write an address and a prefix, such as 10.0.0.0/8 or fe80::/10',
  ),
  'all-on-one-value': warning(
    () => '`all` on a single value changes nothing',
    'The specification does not allow it, since some tools stumble over it.',
    'remove `all`',
  ),
  'plain-percent': warning(
    () => 'this percent sign stands for itself: the name of a placeholder has no wildcards',
    '`expand` replaces `%name%`, where the name is any text without percent signs and wildcards.',
    'write `\\%` for a percent sign that is meant',
  ),
  'unresolved-placeholder': error(
    (name: string) => `nothing gives the placeholder \`%${name}%\` a value`,
    '`expand` leaves placeholders for a processing pipeline to fill in. A rule with an open placeholder has no meaning.',
    'a step of a pipeline says what it stands for: `value_placeholders` a list, `query_expression_placeholders` a look-up',
  ),
} as const
