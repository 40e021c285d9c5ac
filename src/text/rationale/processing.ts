import type { processingMessages } from '../catalogue/processing.js'
import type { Rationales } from './rationales.js'

/** Effects of pipelines on a rule. */
export const processingRationales: Rationales<typeof processingMessages> = {
  'pipeline-not-for-target': 'The key `allowed_backends` of a pipeline lists the targets that it may be used with.',
  'nothing-left': 'Without any items, the query would match every event.',
  'no-values-left': 'A step replaced each value of the item with an empty list.',
  'text-too-long':
    'A step that lengthens a string each time can exhaust memory. No platform accepts a query of this size.',
  'pipeline-warning':
    'The pipeline converts this item with a `detection_item_warning` step: the query may miss events or match more than the rule.',
  'expression-needs-field':
    'An expression of `query_expression_placeholders` that contains `{field}` can only replace the value of a field.',
  'unmapped-field':
    'The setting `unmapped: error` requires every field to be mapped, because events may not have a field with the name from the rule.',
  'field-kept': 'An unmapped field keeps the name from the rule, and events may not have a field with this name.',
  'unmapped-logsource':
    'Without a condition, an index or a source for its log source, a query searches events of every kind. `--unmapped-logsource` sets the severity.',
  'contradiction-after-pipeline':
    'A step adds a condition or changes a value, and the rule requires a different value of the same field. Known list fields are not checked.',
}
