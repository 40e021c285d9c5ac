import { error, warning } from './entry.js'

/** Diagnostics about processing pipelines: mistakes in them, and their effects on a rule. */
export const pipelineMessages = {
  'not-a-pipeline': error(
    (found: string) => `a pipeline must be a map with keys such as \`transformations\`; this is ${found}`,
    'A processing pipeline is one YAML map. On a command line, rules and pipelines are easily confused.',
  ),
  'several-pipelines': error(
    () => 'a pipeline file must contain only one document',
    'Each file contains one pipeline. To use several pipelines, name several files.',
  ),
  'bad-variant': error(
    (name: string, problem: 'name' | 'pipelines') =>
      problem === 'name'
        ? `the variant \`${name}\` needs a name of small letters, digits and hyphens`
        : `the variant \`${name}\` cannot have both \`with\` and \`instead\``,
    'The names of variants become parts of file names. A variant names the pipelines for its events: `with` this pipeline, or `instead` of it. Without either, it is this pipeline alone.',
  ),
  'no-variant-pipeline': error(
    (name: string) => `there is no pipeline \`${name}\` for this variant`,
    'A variant names built-in pipelines, or files relative to the folder of its pipeline.',
  ),
  'unknown-kind': error(
    (thing: string, name: string) => `unknown ${thing} \`${name}\``,
    'The value of `type` decides what a step or a condition does.',
  ),
  'unknown-condition': error(
    (name: string) => `there is no condition \`${name}\``,
    'The expression refers to conditions by their keys.',
  ),
  'unused-condition': error(
    (name: string) => `the expression does not use the condition \`${name}\``,
    'A condition that the expression does not use has no effect.',
  ),
  'ignored-conditions': warning(
    (key: string, kind: string) => `\`${kind}\` changes the whole rule and ignores \`${key}\``,
    'Conditions on detection items and field names select items. A step that changes no items never evaluates them.',
    'move the condition to `rule_conditions`',
  ),
  'bad-option': error(
    (option: string, because: string) => `invalid \`${option}\`: ${because}`,
    'The options of the step contradict each other, or an option has an unusable value.',
  ),
  'bad-python-regex': error(
    (problem: string) => `unusable regular expression: ${problem}`,
    'Pipelines use Python’s regular expressions. sigmacast translates them, and rejects those that are invalid or have no translation.',
  ),
  'unnamed-conditions': error(
    () => 'the expression requires named conditions: a map, not a list',
    'The expression refers to conditions by their keys.',
  ),
  'two-links': error(
    (expression: string, operator: string) => `\`${expression}\` and \`${operator}\` exclude each other`,
    'Both define how the conditions of a step are combined.',
  ),
  'template-syntax': error(
    (found: string, expected: string) => `expected ${expected} in the template, found ${found}`,
    'Templates are parsed and checked with their pipeline, before any rule is converted.',
  ),
  'template-unsupported': error(
    (what: string) => `templates do not support ${what}`,
    'docs/postprocessing.md lists the parts of Jinja2 and of Python’s format strings that templates support.',
  ),
  'template-unknown': error(
    (thing: string, name: string) => `there is no ${thing} \`${name}\` for this template`,
    'An unknown name would silently leave a gap in the output.',
  ),
  'template-from-file': error(
    (option: string) => `templates do not support \`${option}\`: write the template into the pipeline`,
    'sigmacast does not read templates from other files and does not run Python for them.',
  ),
  'template-failed': error(
    (because: string) => `template failed: ${because}`,
    'A template that uses a missing key or does not finish is an error, so that no wrong text is written.',
  ),
  'bad-json-template': error(
    () => 'invalid JSON',
    'The postprocessing step `json` inserts the query into a JSON text, which must be valid.',
  ),
  'no-place-for-query': error(
    (place: string) => `no string in the JSON contains \`${place}\``,
    'The postprocessing step `json` replaces this word with the query. Without it, the query would be lost.',
  ),
  'pipeline-not-for-target': error(
    (pipeline: string, target: string, allowed: readonly string[]) =>
      `the pipeline \`${pipeline}\` is only for ${allowed.join(', ')}, not for ${target}`,
    'The key `allowed_backends` of a pipeline lists the targets that it may be used with.',
  ),
  'nothing-left': error(
    () => 'the pipelines dropped every item of the rule',
    'Without any items, the query would match every event.',
  ),
  'no-values-left': error(
    (field: string) => `the pipelines removed every value of \`${field}\``,
    'A step replaced each value of the item with an empty list.',
  ),
  'text-too-long': error(
    (limit: number) => `a pipeline creates a string of more than ${limit} characters`,
    'A step that lengthens a string each time can exhaust memory. No platform accepts a query of this size.',
  ),
  'no-logsource-part': error(
    (part: string) => `the rule’s log source has no ${part}`,
    'A template of `add_condition` uses a part of the log source that the rule does not have.',
  ),
  'not-comparable': error(
    (name: string, found: string, op: string, wanted: string) =>
      `\`${name}\` is ${found}; \`${op}\` cannot compare it with ${wanted}`,
    'A pipeline condition compares numbers with numbers, dates with dates and levels with levels. Strings can only be equal or not.',
  ),
  'pipeline-failure': error(
    (message: string) => `a pipeline rejects the rule: ${message}`,
    'The pipeline rejects this rule with a `rule_failure` or `detection_item_failure` step.',
  ),
  'pipeline-warning': warning(
    (message: string) => `a pipeline warns: ${message}`,
    'The pipeline converts this item with a `detection_item_warning` step: the query may miss events or match more than the rule.',
  ),
  'no-valid-hash': error(
    (field: string, algorithms: readonly string[]) => `\`${field}\` contains no hash of ${algorithms.join(', ')}`,
    'The step `hashes_fields` recognizes a hash by the algorithm name before it or by its length.',
  ),
  'not-a-number': error(
    (text: string) => `\`${text}\` is not a number`,
    'The step `convert_type` only converts strings that are numbers.',
  ),
  'regex-with-placeholder': error(
    (name: string) => `a regular expression cannot contain the placeholder \`%${name}%\``,
    'The step `regex` requires known text. A step before it must replace the placeholder.',
  ),
  'unknown-variable': error(
    (name: string) => `there is no variable \`${name}\` for the placeholder \`%${name}%\``,
    'The step `value_placeholders` takes values from the `vars` of pipelines.',
  ),
  'bad-variable': error(
    (name: string) => `the variable \`${name}\` contains a value that is neither a string nor a number`,
    'The step `value_placeholders` inserts the values of variables into strings of rules.',
  ),
  'external-source': error(
    (kind: string, name: string) => `\`%${name}%\` has an external source (\`${kind}\`), which sigmacast does not read`,
    'sigmacast never opens files or URLs or starts processes for a pipeline unless the caller provides a function for it.',
    'use the library and pass `resolvePlaceholder`',
  ),
  'no-placeholder-values': error(
    (name: string) => `there are no values for the placeholder \`%${name}%\``,
    'A placeholder without values would match nothing.',
  ),
  'mixed-placeholder': error(
    (name: string) => `the placeholder \`%${name}%\` is only a part of its value`,
    'A query expression replaces a whole value.',
  ),
  'expression-needs-field': error(
    () => 'the query expression requires a field, and a keyword has none',
    'An expression of `query_expression_placeholders` that contains `{field}` can only replace the value of a field.',
  ),
  'unmapped-field': error(
    (field: string) => `no pipeline maps the field \`${field}\``,
    'The setting `unmapped: error` requires every field to be mapped, because events may not have a field with the name from the rule.',
  ),
  'field-kept': warning(
    (field: string) => `no pipeline maps the field \`${field}\`; it keeps its name`,
    'An unmapped field keeps the name from the rule, and events may not have a field with this name.',
    'map it to itself if the name is correct',
  ),
  'unmapped-logsource': warning(
    (logsource: string | undefined) =>
      logsource === undefined
        ? 'no pipeline is in use, so queries do not select the log sources of their rules'
        : `no pipeline in use maps the log source \`${logsource}\`, so the query searches all events`,
    'Without a condition, an index or a source for its log source, a query searches events of every kind. `--unmapped-logsource` sets the severity.',
    'add a pipeline that maps this log source; `sigmacast list pipelines` lists the built-in ones',
  ),
  'contradiction-after-pipeline': warning(
    (added: string, asked: string) =>
      `no event can match after the pipelines: \`${added}\` and \`${asked}\` exclude each other`,
    'A step adds a condition or changes a value, and the rule requires a different value of the same field. Known list fields are not checked.',
    'remove the condition from the rule, or use a pipeline for the events that the rule is about',
  ),
} as const
