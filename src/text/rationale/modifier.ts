import type { modifierMessages } from '../catalogue/modifier.js'
import type { Rationales } from './rationales.js'

/** Modifiers and the values that they change. */
export const modifierRationales: Rationales<typeof modifierMessages> = {
  'unknown-modifier': 'The specification defines the modifiers. `sigmacast list modifiers` shows them.',
  'modifier-needs-field': 'A keyword searches the whole event. This modifier tests one field.',
  'modifier-type': 'Modifiers apply from left to right, each to the result of the previous one.',
  'modifier-repeated': 'The second modifier would have no effect, or an unintended one.',
  'modifier-conflict': 'Both modifiers define how values are compared, and only one can apply.',
  'wildcard-not-encodable': 'The encoding of unknown characters is unknown.',
  'placeholder-not-encodable': 'Pipelines replace placeholders only after the modifiers of the rule are applied.',
  'too-short-for-offset':
    '`base64offset` keeps only the Base64 characters that do not depend on adjacent text. A very short value leaves none.',
  'bad-number': 'The modifier cannot compare with this value.',
  'bad-regex': 'Every platform would reject it.',
  'bad-field-name': '`fieldref` compares two fields. The value is the name of the second field, without wildcards.',
  'bad-keyword': 'A keyword is a string that any value of the event may contain.',
  'bad-network': '`cidr` requires an IPv4 or IPv6 network.',
  'all-on-one-value': 'The specification does not allow it, because some tools cannot read it.',
  'plain-percent': '`expand` replaces `%name%`. A name can contain anything but percent signs and wildcards.',
  'unresolved-placeholder':
    '`expand` marks placeholders that a processing pipeline replaces. A rule with an unresolved placeholder has no meaning.',
  'expression-needs-field':
    'An expression of `query_expression_placeholders` that contains `{field}` can only replace the value of a field.',
}
