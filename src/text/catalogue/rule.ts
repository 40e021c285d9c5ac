import { type LimitName, moreThan, raiseLimit } from '../limits.js'
import { error, IN_MESSAGE, warning } from './entry.js'

/** Diagnostics about the shape of a rule: violations of the JSON Schemas, and the content of `detection`. */
export const ruleMessages = {
  'missing-key': error(
    (key: string) => `the key \`${key}\` is missing`,
    'The specification requires this key. A rule without a title is named after its file.',
    (key: string) => `add the key \`${key}\``,
  ),
  'wrong-type': error(
    (key: string, expected: string) => `\`${key}\` must be ${expected}`,
    'The specification defines the type of each value.',
    (key: string, expected: string) => `write ${expected} after \`${key}\``,
  ),
  'value-not-allowed': error(
    (key: string, value: string, allowed: readonly string[]) =>
      `\`${key}\` cannot be \`${value}\`; use one of ${allowed.map((name) => `\`${name}\``).join(', ')}`,
    'The specification lists the allowed values of this key.',
    IN_MESSAGE,
  ),
  'bad-format': error(
    (key: string, expected: string) => `\`${key}\` must be ${expected}`,
    'The specification defines the format of this value.',
    IN_MESSAGE,
  ),
  'bad-size': error(
    (key: string, expected: string) => `\`${key}\` must have ${expected}`,
    'The specification limits the length of this value.',
    IN_MESSAGE,
  ),
  'duplicate-item': error(
    (key: string) => `\`${key}\` contains this item twice`,
    'The specification requires the items of this list to be unique.',
    'remove one of them',
  ),
  'empty-value': warning(
    (what: string) => `${what} is empty`,
    'YAML reads a missing value as null. An empty metadata key is treated as if it were missing.',
  ),
  'unsupported-version': warning(
    (version: string) =>
      `the rule declares version ${version} of the Sigma specification; sigmacast reads it as version 2`,
    'sigmacast implements version 2. A later version may add or change features, so the query may differ from what the rule means there.',
  ),
  'array-selector': warning(
    (field: string) => `\`${field}\` is read as a field name, including the brackets`,
    'Proposals for version 3 of the specification select list elements with brackets. In version 2, brackets are part of the name.',
    'remove the brackets: a field with a list matches if any element matches',
  ),
  'unknown-key': error(
    (parent: string, key: string) => `\`${parent}\` has no key \`${key}\``,
    'sigmacast rejects unknown keys here, because a misspelt key would silently lose a part of the rule.',
    'correct the name of the key, or remove it',
  ),
  'misspelt-key': warning(
    (key: string, meant: string) => `\`${key}\` is not a key of the specification; did you mean \`${meant}\`?`,
    'The specification allows custom keys, which have no effect, so a typo would go unnoticed.',
  ),
  'no-comparison': error(
    (key: string) => `\`${key}\` has no comparison`,
    'The condition of a correlation compares its count with a number.',
    'add one of `gt`, `gte`, `lt`, `lte`, `eq`, `neq`',
  ),
  'empty-selection': error(
    (name: string) => `the selection \`${name}\` is empty`,
    'An empty selection would match every event or none. Neither can be intended.',
    'add a field with a value, or remove the selection',
  ),
  'selection-not-a-search': error(
    (name: string) => `the selection \`${name}\` must be a map of fields or a list`,
    'A selection is a map of fields, a list of keywords, or a list of maps of which one must match.',
    'write one list of keywords, or one list of maps',
  ),
  'value-not-scalar': error(
    (field: string) => `a value of \`${field}\` must be a string, a number, a boolean or null`,
    'Values are compared with field values of an event. A list or a map inside a list of values has no meaning.',
    'quote values that begin with `{` or `[`',
  ),
  'no-values': error(
    (field: string) => `\`${field}\` has an empty list of values`,
    'An empty list matches nothing.',
    'add a value; `null` matches a field without a value',
  ),
  'nothing-written': warning(
    (field: string) => `\`${field}\` has no value; it is read as “null or missing”`,
    'If the value is forgotten, or all values of a list are commented out, YAML gives null, which tests whether the field is missing.',
    'write `null` to test that the field is missing',
  ),
  'null-in-list': warning(
    () => 'a list of values contains null; it is read as “null or missing”',
    'The specification asks for a selection of its own for null. sigmacast reads it as “null or missing”.',
    'write a selection for the null, and join both with `or`',
  ),
  'control-character': warning(
    (written: string, name: string) => `\`${written}\` in double quotes is ${name}`,
    'In double quotes, YAML reads a backslash and a letter as one character. A path loses its backslashes and matches nothing.',
    'use single quotes',
  ),
  'odd-character': warning(
    (what: string) => `this text contains ${what}`,
    'Text copied from a web page or a word processor can contain characters that look like others. Events rarely contain them.',
  ),
  'too-many-values': error(
    (limit: number, name: LimitName) => `the rule has ${moreThan(limit, name)}`,
    'Modifiers such as `windash` and pipeline steps multiply values. No platform runs a search of this size.',
    (_limit: number, name: LimitName) => raiseLimit(name),
  ),
  'category-with-service': warning(
    (category: string, service: string) =>
      `\`category: ${category}\` already selects the events; \`service: ${service}\` restricts the rule to one source of them`,
    'A category means events of one kind from any source. Pipelines map it to the log and the event ID of a source.',
    'remove `service`, or write `service: sysmon` with an `EventID` and no category',
  ),
} as const
