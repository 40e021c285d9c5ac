import { type LimitName, moreThan, raiseLimit } from '../limits.js'
import { inBackQuotes } from '../word-list.js'
import { error, IN_MESSAGE, warning } from './entry.js'

/** Diagnostics about the shape of a rule: violations of the JSON Schemas, and the content of `detection`. */
export const ruleMessages = {
  'missing-key': error(
    (key: string) => `the key \`${key}\` is missing`,
    (key: string) => `add the key \`${key}\``,
  ),
  'wrong-type': error(
    (key: string, expected: string) => `\`${key}\` must be ${expected}`,
    (key: string, expected: string) => `write ${expected} after \`${key}\``,
  ),
  'value-not-allowed': error(
    (key: string, value: string, allowed: readonly string[]) =>
      `\`${key}\` cannot be \`${value}\`; use one of ${inBackQuotes(allowed).join(', ')}`,
    IN_MESSAGE,
  ),
  'bad-format': error((key: string, expected: string) => `\`${key}\` must be ${expected}`, IN_MESSAGE),
  'bad-size': error((key: string, expected: string) => `\`${key}\` must have ${expected}`, IN_MESSAGE),
  'duplicate-item': error((key: string) => `\`${key}\` contains this item twice`, 'remove one of them'),
  'empty-value': warning((what: string) => `${what} is empty`),
  'unsupported-version': warning(
    (version: string) =>
      `the rule declares version ${version} of the Sigma specification; sigmacast reads it as version 2`,
  ),
  'array-selector': warning(
    (field: string) => `\`${field}\` is read as a field name, including the brackets`,
    'remove the brackets: a field with a list matches if any element matches',
  ),
  'unknown-key': error(
    (parent: string, key: string) => `${parent === 'the document' ? parent : `\`${parent}\``} has no key \`${key}\``,
    'correct the name of the key, or remove it',
  ),
  'misspelt-key': warning(
    (key: string, meant: string) => `\`${key}\` is not a key of the specification; did you mean \`${meant}\`?`,
  ),
  'no-comparison': error(
    (key: string) => `\`${key}\` has no comparison`,
    'add one of `gt`, `gte`, `lt`, `lte`, `eq`, `neq`',
  ),
  'empty-selection': error(
    (name: string) => `the selection \`${name}\` is empty`,
    'add a field with a value, or remove the selection',
  ),
  'selection-not-a-search': error(
    (name: string) => `the selection \`${name}\` contains a list in a list`,
    'write one list of keywords, or one list of maps',
  ),
  'value-not-scalar': error(
    (field: string) => `a value of \`${field}\` must be a string, a number, a boolean or null`,
    'quote values that begin with `{` or `[`',
  ),
  'no-values': error(
    (field: string) => `\`${field}\` has an empty list of values`,
    'add a value; `null` matches a field without a value',
  ),
  'nothing-written': warning(
    (field: string) => `\`${field}\` has no value; it is read as “null or missing”`,
    'write `null` to test that the field is missing',
  ),
  'null-in-list': warning(
    () => 'a list of values contains null; it is read as “null or missing”',
    'write a selection for the null, and join both with `or`',
  ),
  'control-character': warning(
    (written: string, name: string) => `\`${written}\` in double quotes is ${name}`,
    'use single quotes',
  ),
  'no-field-name': warning(
    () => 'a key without a field name searches the whole event',
    'write the field name; write keywords as a list',
  ),
  'odd-character': warning((what: string) => `this text contains ${what}`),
  'too-many-values': error(
    (limit: number, name: LimitName) => `the rule has ${moreThan(limit, name)}`,
    (_limit: number, name: LimitName) => raiseLimit(name),
  ),
  'category-with-service': warning(
    (category: string, service: string) =>
      `\`category: ${category}\` already selects the events; \`service: ${service}\` restricts the rule to one source of them`,
    'remove `service`, or write `service: sysmon` with an `EventID` and no category',
  ),
} as const
