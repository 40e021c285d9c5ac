import { type LimitName, moreThan, raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** The shape of a rule: what the JSON Schemas ask, and what stands inside `detection`. */
export const ruleMessages = {
  'missing-key': error(
    (key: string) => `the key \`${key}\` is missing`,
    'The specification makes this key mandatory. A rule without a title is called after its file.',
  ),
  'wrong-type': error(
    (key: string, expected: string) => `\`${key}\` must be ${expected}`,
    'The specification gives each key the type of its value.',
  ),
  'value-not-allowed': error(
    (key: string, value: string, allowed: readonly string[]) =>
      `\`${key}\` cannot be \`${value}\`; it is one of ${allowed.map((name) => `\`${name}\``).join(', ')}`,
    'The specification lists the values of this key.',
  ),
  'bad-format': error(
    (key: string, expected: string) => `\`${key}\` must be ${expected}`,
    'The specification gives the form of this value.',
  ),
  'bad-size': error(
    (key: string, expected: string) => `\`${key}\` must have ${expected}`,
    'The specification limits the length of this value.',
  ),
  'duplicate-item': error(
    (key: string) => `this item of \`${key}\` stands twice in the list`,
    'The specification asks for lists of different items.',
  ),
  'empty-value': warning(
    (what: string) => `${what} is empty`,
    'YAML reads nothing after a key as null. A key of the metadata that says nothing is read as if it were missing.',
  ),
  'unsupported-version': warning(
    (version: string) =>
      `the rule is written for version ${version} of the Sigma specification; it is read as version 2`,
    'sigmacast does not know what a later version adds or changes, so the query may not mean what the rule means there.',
  ),
  'array-selector': warning(
    (field: string) => `\`${field}\` is read as the name of a field`,
    'Proposals for version 3 of the specification select elements of a list with brackets. In version 2 brackets are a part of the name.',
    'a field that holds a list matches if any element does: leave the brackets out',
  ),
  'unknown-key': error(
    (parent: string, key: string) => `\`${parent}\` has no key \`${key}\``,
    'A misspelt key here would silently lose a part of the rule.',
  ),
  'misspelt-key': warning(
    (key: string, meant: string) => `\`${key}\` is not a key of the specification; did you mean \`${meant}\`?`,
    'Keys that the specification does not know are allowed and have no effect, so a slip of the hand goes unnoticed.',
  ),
  'no-comparison': error(
    (key: string) => `\`${key}\` compares with nothing`,
    'A correlation counts, and its condition says which counts are of interest.',
    'add one of `gt`, `gte`, `lt`, `lte`, `eq`, `neq`',
  ),
  'empty-selection': error(
    (name: string) => `the selection \`${name}\` is empty`,
    'An empty selection would match every event, or none; neither can be meant.',
  ),
  'selection-not-a-search': error(
    (name: string) => `the selection \`${name}\` must be a map of fields, or a list`,
    'A selection asks for field values (a map), keywords (a list of texts), or one of several of these (a list of maps).',
  ),
  'value-not-scalar': error(
    (field: string) => `a value of \`${field}\` must be a text, a number, a boolean or null`,
    'Values are compared with those of an event; a list or a map inside a list of values has no meaning.',
    'put a text that begins with `{` or `[` in quotes',
  ),
  'no-values': error((field: string) => `\`${field}\` has an empty list of values`, 'An empty list matches nothing.'),
  'nothing-written': warning(
    (field: string) => `nothing is written after \`${field}\`; it is read as “null or missing”`,
    'Where all values of a list are commented out, or the value was forgotten, YAML gives null, which is a question of its own.',
    'write `null` if the field must be missing',
  ),
  'null-in-list': warning(
    () => 'null stands in a list of values',
    'The specification gives null a selection of its own, since it is no value. It is read as “null or missing”.',
  ),
  'control-character': warning(
    (written: string, name: string) => `\`${written}\` in double quotes is ${name}`,
    'In double quotes YAML reads a backslash and a letter as one character, so a path loses its backslashes and matches nothing.',
    'use single quotes',
  ),
  'odd-character': warning(
    (what: string) => `${what} is a part of this text`,
    'Text from a web page or a word processor holds characters that look like others, and events do not have them.',
  ),
  'too-many-values': error(
    (limit: number, name: LimitName) => `the rule has ${moreThan(limit, name)}`,
    'Modifiers such as `windash`, and steps of pipelines, multiply values; no platform runs a search of this size.',
    (_limit: number, name: LimitName) => raiseLimit(name),
  ),
  'category-with-service': warning(
    (category: string, service: string) =>
      `\`category: ${category}\` already names the events; \`service: ${service}\` beside it ties the rule to one source of them`,
    'A category stands for events of one kind, whatever records them. Pipelines turn it into the log and the event ID of a source.',
    'write the category alone, or `service: sysmon` with an `EventID` and no category',
  ),
} as const
