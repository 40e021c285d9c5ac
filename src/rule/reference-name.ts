import type { FieldReference, RuleReference } from './correlation.js'
import { isUuid } from './metadata/uuid.js'
import type { YamlScalar } from './yaml/node.js'

/**
 * Returns an id or a name in the form by which rules are found. RFC 9562 gives the letter case of a UUID no meaning;
 * that of a name has one.
 */
export const referenceName = (text: string): string => (isUuid(text) ? text.toLowerCase() : text)

/** Reads a reference to a rule. */
export const ruleReference = ({ text, span }: Pick<YamlScalar, 'text' | 'span'>): RuleReference => ({
  name: referenceName(text),
  written: text,
  span,
})

/** Reads a reference to a field. */
export const fieldReference = ({ text, span }: YamlScalar): FieldReference => ({ name: text, span })
