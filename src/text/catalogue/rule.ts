import { type LimitName, moreThan, raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** Diagnostics about the shape of a rule: violations of the JSON Schemas, and the content of `detection`. */
export const ruleMessages = {
  'missing-key': error((key: string) => `the key \`${key}\` is missing`),
  'wrong-type': error((key: string, expected: string) => `\`${key}\` must be ${expected}`),
  'value-not-allowed': error(
    (key: string, value: string, allowed: readonly string[]) =>
      `\`${key}\` cannot be \`${value}\`; use one of ${allowed.map((name) => `\`${name}\``).join(', ')}`,
  ),
  'bad-format': error((key: string, expected: string) => `\`${key}\` must be ${expected}`),
  'bad-size': error((key: string, expected: string) => `\`${key}\` must have ${expected}`),
  'duplicate-item': error((key: string) => `\`${key}\` contains this item twice`),
  'empty-value': warning((what: string) => `${what} is empty`),
  'unsupported-version': warning(
    (version: string) =>
      `the rule declares version ${version} of the Sigma specification; sigmacast reads it as version 2`,
  ),
  'array-selector': warning(
    (field: string) => `\`${field}\` is read as a field name, including the brackets`,
    'remove the brackets: a field with a list matches if any element matches',
  ),
  'unknown-key': error((parent: string, key: string) => `\`${parent}\` has no key \`${key}\``),
  'misspelt-key': warning(
    (key: string, meant: string) => `\`${key}\` is not a key of the specification; did you mean \`${meant}\`?`,
  ),
  'no-comparison': error(
    (key: string) => `\`${key}\` has no comparison`,
    'add one of `gt`, `gte`, `lt`, `lte`, `eq`, `neq`',
  ),
  'empty-selection': error((name: string) => `the selection \`${name}\` is empty`),
  'selection-not-a-search': error((name: string) => `the selection \`${name}\` must be a map of fields or a list`),
  'value-not-scalar': error(
    (field: string) => `a value of \`${field}\` must be a string, a number, a boolean or null`,
    'quote values that begin with `{` or `[`',
  ),
  'no-values': error((field: string) => `\`${field}\` has an empty list of values`),
  'nothing-written': warning(
    (field: string) => `\`${field}\` has no value; it is read as “null or missing”`,
    'write `null` to test that the field is missing',
  ),
  'null-in-list': warning(() => 'a list of values contains null; it is read as “null or missing”'),
  'control-character': warning(
    (written: string, name: string) => `\`${written}\` in double quotes is ${name}`,
    'use single quotes',
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
