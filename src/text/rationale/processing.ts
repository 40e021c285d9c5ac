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
  'unmapped-field':
    'The setting `unmapped: error` requires every field to be mapped, because events may not have a field with the name from the rule.',
  'field-kept': 'An unmapped field keeps the name from the rule, and events may not have a field with this name.',
  'contradiction-after-pipeline':
    'A step adds a condition or changes a value, and the rule requires a different value of the same field. Known list fields are not checked.',
  'field-with-alternatives':
    'A pipeline maps the field to alternatives. Events can only be grouped, counted and compared by one field: the first.',
  'variants-differ':
    'Variants that are joined by OR share one query, with the same options, groups and types of fields.',
  'variant-left-out':
    'The rule cannot be converted for one of the ways to collect its events. The queries for the others do not depend on it.',
}
