import { error, warning } from './entry.js'

/** Effects of pipelines on a rule. */
export const processingMessages = {
  'pipeline-not-for-target': error(
    (pipeline: string, target: string, allowed: readonly string[]) =>
      `the pipeline \`${pipeline}\` is only for ${allowed.join(', ')}, not for ${target}`,
    'leave out the pipeline, or add the target to `allowed_backends`',
  ),
  'nothing-left': error(
    () => 'the pipelines dropped every item of the rule',
    'leave out the pipeline, or keep an item with a condition on its step',
  ),
  'no-values-left': error(
    (field: string) => `the pipelines removed every value of \`${field}\``,
    'keep a value, or drop the item with the step `drop_detection_item`',
  ),
  'text-too-long': error(
    (limit: number) => `a pipeline creates a string of more than ${limit} characters`,
    'shorten what the step inserts',
  ),
  'pipeline-warning': warning((message: string) => `a pipeline warns: ${message}`),
  'expression-needs-field': error(
    () => 'the query expression requires a field, and a keyword has none',
    'write the placeholder as the value of a field',
  ),
  'unmapped-field': error(
    (field: string) => `no pipeline maps the field \`${field}\``,
    'map it in a pipeline; map it to itself if the name is correct',
  ),
  'field-kept': warning(
    (field: string) => `no pipeline maps the field \`${field}\`; it keeps its name`,
    'map it to itself if the name is correct',
  ),
  'unmapped-logsource': warning(
    (logsource: string | undefined) =>
      logsource === undefined
        ? 'no pipeline is in use, so queries do not select the log sources of their rules'
        : `no pipeline in use maps the log source \`${logsource}\`, so the query searches all events`,
    'add a pipeline that maps this log source; `sigmacast list pipelines` lists the built-in ones',
  ),
  'contradiction-after-pipeline': warning(
    (added: string, asked: string) =>
      `no event can match after the pipelines: \`${added}\` and \`${asked}\` exclude each other`,
    'remove the condition from the rule, or use a pipeline for the events that the rule is about',
  ),
} as const
