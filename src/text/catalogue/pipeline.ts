import { error, warning } from './entry.js'

/** Processing pipelines: what is wrong in one, and what one makes of a rule. */
export const pipelineMessages = {
  'not-a-pipeline': error(
    (found: string) => `a pipeline is a map; this is ${found}`,
    'A processing pipeline is one YAML document with keys such as `transformations`.',
  ),
  'several-pipelines': error(
    () => 'a second document stands in the file of a pipeline',
    'A file holds one pipeline. To use several, name several files.',
  ),
  'unknown-kind': error(
    (thing: string, name: string) => `\`${name}\` is no kind of ${thing}`,
    'What stands after `type` decides what a part of a pipeline does.',
  ),
  'unknown-condition': error(
    (name: string) => `there is no condition with the name \`${name}\``,
    'The expression that links conditions names each of them by its key.',
  ),
  'unused-condition': error(
    (name: string) => `the expression does not name the condition \`${name}\``,
    'A condition that the expression leaves out would never be asked.',
  ),
  'unnamed-conditions': error(
    () => 'the expression needs conditions with names: a map, not a list',
    'The expression that links conditions names each of them by its key.',
  ),
  'two-links': error(
    (expression: string, operator: string) => `\`${expression}\` and \`${operator}\` exclude each other`,
    'Both say how the conditions of a step hang together.',
  ),
  'pipeline-not-for-target': error(
    (pipeline: string, target: string, allowed: readonly string[]) =>
      `the pipeline \`${pipeline}\` is made for ${allowed.join(', ')}, not for ${target}`,
    'The key `allowed_backends` of a pipeline lists the targets that its field names belong to.',
  ),
  'nothing-left': error(
    () => 'nothing is left of the rule: every item was dropped',
    'Steps that drop items took all of them; what is left would match every event.',
  ),
  'no-values-left': error(
    (field: string) => `no value of \`${field}\` is left`,
    'A step replaced each value of the item by none at all.',
  ),
  'no-logsource-part': error(
    (part: string) => `the rule’s log source has no ${part}`,
    'A template of `add_condition` asks for a part of the log source that the rule does not name.',
  ),
  'expression-needs-field': error(
    () => 'the query expression names a field, and a keyword has none',
    'An expression of `query_expression_placeholders` with `{field}` in it can only take the place of a value of a field.',
  ),
  'unmapped-field': error(
    (field: string) => `no pipeline has a name for the field \`${field}\``,
    'Asked for with `unmapped: error`: a field that no step maps keeps its name, and the data may not know it.',
  ),
  'field-kept': warning(
    (field: string) => `no pipeline has a name for the field \`${field}\`; it keeps its own`,
    'A field that no step maps keeps the name that it has in the rule, and the data may not know it.',
    'map it to itself if the name is right',
  ),
} as const
