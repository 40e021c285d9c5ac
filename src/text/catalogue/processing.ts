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
  'unmapped-field': error(
    (field: string) => `no pipeline maps the field \`${field}\``,
    'map it in a pipeline; map it to itself if the name is correct',
  ),
  'field-kept': warning(
    (field: string) => `no pipeline maps the field \`${field}\`; it keeps its name`,
    'map it to itself if the name is correct',
  ),
  'contradiction-after-pipeline': warning(
    (added: string, asked: string) =>
      `no event can match after the pipelines: \`${added}\` and \`${asked}\` exclude each other`,
    'remove the condition from the rule, or use a pipeline for the events that the rule is about',
  ),
  'field-with-alternatives': warning(
    (field: string, first: string, others: readonly string[]) =>
      `\`${field}\` maps to several fields; the correlation only uses \`${first}\`, not ${others.join(', ')}`,
  ),
  'variants-differ': error((what: 'field' | 'type' | 'option', name: string, values: readonly string[]) => {
    const things = {
      field: `name the field \`${name}\` differently`,
      type: `store the field \`${name}\` as different types`,
      option: `need different values of the option \`${name}\``,
    }
    return `one query cannot join these variants, because they ${things[what]}: ${values.join(', ')}`
  }, 'convert each variant to a query of its own'),
  'variant-left-out': warning(
    (variant: string, because: string) => `the variant \`${variant}\` is left out: ${because}`,
  ),
} as const
