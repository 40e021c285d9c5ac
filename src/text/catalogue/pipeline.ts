import { error, warning } from './entry.js'

/** Processing pipelines: what is wrong in one, and what one makes of a rule. */
export const pipelineMessages = {
  'not-a-pipeline': error(
    (found: string) => `a pipeline is a map with keys such as \`transformations\`; this is ${found}`,
    'A processing pipeline is one YAML document. Rules and pipelines are easily mistaken for each other on a command line.',
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
  'ignored-conditions': warning(
    (key: string, kind: string) => `\`${kind}\` is about the whole rule and does not ask for \`${key}\``,
    'Conditions on items and on names of fields decide about items; a step that changes no items never asks them.',
    'write the condition under `rule_conditions`',
  ),
  'bad-option': error(
    (option: string, because: string) => `\`${option}\` does not fit: ${because}`,
    'The options of a step contradict each other, or one has a value that nothing can be done with.',
  ),
  'bad-python-regex': error(
    (problem: string) => `the regular expression cannot be used: ${problem}`,
    'Regular expressions of pipelines are those of Python. They are translated; one that is wrong, or has no counterpart, is refused.',
  ),
  'unnamed-conditions': error(
    () => 'the expression needs conditions with names: a map, not a list',
    'The expression that links conditions names each of them by its key.',
  ),
  'two-links': error(
    (expression: string, operator: string) => `\`${expression}\` and \`${operator}\` exclude each other`,
    'Both say how the conditions of a step hang together.',
  ),
  'template-syntax': error(
    (found: string, expected: string) => `${found} stands in the template where ${expected} is expected`,
    'Templates are read and checked with their pipeline, before any rule is converted.',
  ),
  'template-unsupported': error(
    (what: string) => `templates cannot have ${what} here`,
    'Of the language of Jinja2, and of the formats of Python, templates have the part that docs/postprocessing.md lists.',
  ),
  'template-unknown': error(
    (thing: string, name: string) => `there is no ${thing} \`${name}\` for this template`,
    'A name that leads nowhere would leave a gap in the output, without a word.',
  ),
  'template-from-file': error(
    (option: string) => `a template has no \`${option}\` here: all of it stands in the pipeline`,
    'Templates are not read from other files, and no Python is run for them.',
  ),
  'template-failed': error(
    (because: string) => `the template gives no text: ${because}`,
    'A template that asks a rule for what it does not have, or computes without end, gives nothing rather than something wrong.',
  ),
  'bad-json-template': error(
    () => 'this is no JSON',
    'The step `json` of postprocessing puts queries into a text that is JSON before and after.',
  ),
  'no-place-for-query': error(
    (place: string) => `no text in the JSON holds \`${place}\``,
    'The step `json` of postprocessing replaces this word by the query; without it, the query would be lost.',
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
  'text-too-long': error(
    (limit: number) => `a text grows to more than ${limit} characters`,
    'A step that makes a text longer each time it is applied can fill the memory; no platform takes a query of this size.',
  ),
  'no-logsource-part': error(
    (part: string) => `the rule’s log source has no ${part}`,
    'A template of `add_condition` asks for a part of the log source that the rule does not name.',
  ),
  'not-comparable': error(
    (name: string, found: string, op: string, wanted: string) =>
      `\`${name}\` is ${found}; \`${op}\` cannot compare it with ${wanted}`,
    'A condition of a pipeline compares numbers with numbers, dates with dates, levels with levels; texts are equal or not.',
  ),
  'pipeline-failure': error(
    (message: string) => `a pipeline refuses the rule: ${message}`,
    'The author of the pipeline says with `rule_failure` or `detection_item_failure` what it is not made for.',
  ),
  'no-valid-hash': error(
    (field: string, algorithms: readonly string[]) => `\`${field}\` has no hash of ${algorithms.join(', ')}`,
    'The step `hashes_fields` looks for a hash with the name of its algorithm before it, or with its length.',
  ),
  'not-a-number': error(
    (text: string) => `\`${text}\` is no number`,
    'The step `convert_type` can turn only such texts into numbers as are written like one.',
  ),
  'regex-with-placeholder': error(
    (name: string) => `the placeholder \`%${name}%\` cannot stand in a regular expression`,
    'The step `regex` needs a text that is known; a placeholder gets its value from a step before it.',
  ),
  'unknown-variable': error(
    (name: string) => `there is no variable \`${name}\` for the placeholder \`%${name}%\``,
    'The step `value_placeholders` takes the values of placeholders from the `vars` of pipelines.',
  ),
  'bad-variable': error(
    (name: string) => `the variable \`${name}\` holds something that is neither a text nor a number`,
    'The step `value_placeholders` puts the values of variables into the texts of rules.',
  ),
  'external-source': error(
    (kind: string, name: string) =>
      `the values of \`%${name}%\` come from outside (\`${kind}\`), and nothing fetches them`,
    'Nothing here opens files, URLs or processes for a pipeline unless its user has asked for it.',
    'the library takes a function for this: `resolvePlaceholder`',
  ),
  'no-placeholder-values': error(
    (name: string) => `there are no values for the placeholder \`%${name}%\``,
    'A placeholder without any value would match nothing.',
  ),
  'mixed-placeholder': error(
    (name: string) => `the placeholder \`%${name}%\` is only a part of its value`,
    'A query expression takes the place of a whole value.',
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
  'unmapped-logsource': warning(
    (logsource: string | undefined) =>
      logsource === undefined
        ? 'no pipeline is in use: queries do not say where the events of their log sources are'
        : `no pipeline in use handles the log source \`${logsource}\`: the query does not say which events it searches`,
    'Without a condition, an index or a source for its log source, a query searches events of every kind. `--unmapped-logsource` sets the level.',
    'add a pipeline that asks for this log source; `sigmacast list pipelines` lists those that are built in',
  ),
  'contradiction-after-pipeline': warning(
    (added: string, asked: string) =>
      `after the pipelines no event can match: \`${added}\` and \`${asked}\` exclude each other`,
    'A step adds a condition or changes a value, and the rule asks the same field for something else. Known list fields are left out.',
    'take the condition out of the rule, or use a pipeline for the events that the rule asks for',
  ),
} as const
