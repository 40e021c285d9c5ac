import type { RuleReference } from './correlation.js'
import type { YamlScalar } from './yaml/node.js'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Returns an id or a name in the form by which rules are found. RFC 9562 gives the letter case of a UUID no meaning;
 * that of a name has one.
 */
export const referenceName = (text: string): string => (UUID.test(text) ? text.toLowerCase() : text)

/** Reads a reference to a rule. */
export const ruleReference = ({ text, span }: YamlScalar): RuleReference => ({ name: referenceName(text), span })
