import type { ruleMessages } from '../catalogue/rule.js'
import type { Rationales } from './rationales.js'

/** Diagnostics about the shape of a rule: violations of the JSON Schemas, and the content of `detection`. */
export const ruleRationales: Rationales<typeof ruleMessages> = {
  'missing-key': 'The specification requires this key. A rule without a title is named after its file.',
  'wrong-type': 'The specification defines the type of each value.',
  'value-not-allowed': 'The specification lists the allowed values of this key.',
  'bad-format': 'The specification defines the format of this value.',
  'bad-size': 'The specification limits the length of this value.',
  'duplicate-item': 'The specification requires the items of this list to be unique.',
  'empty-value': 'YAML reads a missing value as null. An empty metadata key is treated as if it were missing.',
  'unsupported-version':
    'sigmacast implements version 2. A later version may add or change features, so the query may differ from what the rule means there.',
  'array-selector':
    'Proposals for version 3 of the specification select list elements with brackets. In version 2, brackets are part of the name.',
  'unknown-key': 'sigmacast rejects unknown keys here, because a misspelt key would silently lose a part of the rule.',
  'misspelt-key': 'The specification allows custom keys, which have no effect, so a typo would go unnoticed.',
  'no-comparison': 'The condition of a correlation compares its count with a number.',
  'empty-selection': 'An empty selection would match every event or none. Neither can be intended.',
  'selection-not-a-search':
    'A selection is a map of fields, a list of keywords, or a list of maps of which one must match.',
  'value-not-scalar':
    'Values are compared with field values of an event. A list or a map inside a list of values has no meaning.',
  'no-values': 'An empty list matches nothing.',
  'nothing-written':
    'If the value is forgotten, or all values of a list are commented out, YAML gives null, which tests whether the field is missing.',
  'null-in-list':
    'The specification asks for a selection of its own for null. sigmacast reads it as “null or missing”.',
  'control-character':
    'In double quotes, YAML reads a backslash and a letter as one character. A path loses its backslashes and matches nothing.',
  'no-field-name': 'The values are keywords, as those after `|all:` are. More likely, a field name has been lost.',
  'odd-character':
    'Text copied from a web page or a word processor can contain characters that look like others. Events rarely contain them.',
  'too-many-values':
    'Modifiers such as `windash` and pipeline steps multiply values. No platform runs a search of this size.',
  'category-with-service':
    'A category means events of one kind from any source. Pipelines map it to the log and the event ID of a source.',
}
