import { error, IN_MESSAGE, warning } from './entry.js'

/** Diagnostics about processing pipelines: mistakes in them, and their effects on a rule. */
export const pipelineMessages = {
  'not-a-pipeline': error(
    (found: string) => `a pipeline must be a map with keys such as \`transformations\`; this is ${found}`,
    'pass pipelines with `--pipeline`, and rules as inputs',
  ),
  'several-pipelines': error(
    () => 'a pipeline file must contain only one document',
    'write each pipeline to a file of its own',
  ),
  'bad-variant': error(
    (name: string, problem: 'name' | 'pipelines') =>
      problem === 'name'
        ? `the variant \`${name}\` needs a name of small letters, digits and hyphens`
        : `the variant \`${name}\` cannot have both \`with\` and \`instead\``,
    (_name: string, problem: 'name' | 'pipelines') =>
      problem === 'name'
        ? 'choose a name such as `auditd-manager`'
        : 'keep the one that names the pipelines of the variant',
  ),
  'no-variant-pipeline': error(
    (name: string) => `there is no pipeline \`${name}\` for this variant`,
    '`sigmacast list pipelines` shows the built-in ones; files are relative to the folder of this pipeline',
  ),
  'unknown-kind': error(
    (thing: string, name: string) => `unknown ${thing} \`${name}\``,
    'schemas/pipeline.json lists the types',
  ),
  'unknown-condition': error(
    (name: string) => `there is no condition \`${name}\``,
    'correct the name, or add the condition',
  ),
  'unused-condition': error(
    (name: string) => `the expression does not use the condition \`${name}\``,
    'use it in the expression, or remove it',
  ),
  'ignored-conditions': warning(
    (key: string, kind: string) => `\`${kind}\` changes the whole rule and ignores \`${key}\``,
    'move the condition to `rule_conditions`',
  ),
  'no-effect-on-correlations': warning(
    (kind: string, isRenaming: boolean) =>
      isRenaming
        ? `\`${kind}\` does not rename the fields that a correlation groups by or counts`
        : `\`${kind}\` has no effect on correlations, which have no items`,
    'apply it to the rules of the correlation, which names fields as their events do',
  ),
  'bad-option': error((option: string, because: string) => `invalid \`${option}\`: ${because}`, IN_MESSAGE),
  'bad-python-regex': error(
    (problem: string) => `unusable regular expression: ${problem}`,
    'correct the expression, or write it without this construct',
  ),
  'unnamed-conditions': error(
    () => 'the expression requires named conditions: a map, not a list',
    'write a map with a name for each condition',
  ),
  'two-links': error(
    (expression: string, operator: string) => `\`${expression}\` and \`${operator}\` exclude each other`,
    'remove one of them',
  ),
  'template-syntax': error(
    (found: string, expected: string) => `expected ${expected} in the template, found ${found}`,
    IN_MESSAGE,
  ),
  'template-unsupported': error(
    (what: string) => `templates do not support ${what}`,
    'docs/postprocessing.md shows what to use instead',
  ),
  'template-unknown': error(
    (thing: string, name: string) => `there is no ${thing} \`${name}\` for this template`,
    'correct the name; docs/postprocessing.md lists all names',
  ),
  'template-from-file': error(
    (option: string) => `templates do not support \`${option}\`: write the template into the pipeline`,
    IN_MESSAGE,
  ),
  'templates-not-loaded': error(
    () => 'the program has not loaded the languages of templates',
    'read the pipeline with `readPipeline`, or pass `templates` of `sigmacast/templates` to `parsePipeline`',
  ),
  'template-failed': error(
    (because: string) => `template failed: ${because}`,
    'correct the template, or the value that it uses',
  ),
  'bad-json-template': error(() => 'invalid JSON', 'check the quotes, commas and braces'),
  'no-place-for-query': error(
    (place: string) => `no string in the JSON contains \`${place}\``,
    (place: string) => `write \`${place}\` into a string of the JSON`,
  ),
  'no-logsource-part': error(
    (part: string) => `the rule’s log source has no ${part}`,
    (part: string) => `add \`${part}\` to the log source, or apply the step only to rules that have it`,
  ),
  'not-comparable': error(
    (name: string, found: string, op: string, wanted: string) =>
      `\`${name}\` is ${found}; \`${op}\` cannot compare it with ${wanted}`,
    'compare it with a value of its own type',
  ),
  'pipeline-failure': error(
    (message: string) => `a pipeline rejects the rule: ${message}`,
    'leave out the rule, or use another pipeline',
  ),
  'no-valid-hash': error(
    (field: string, algorithms: readonly string[]) => `\`${field}\` contains no hash of ${algorithms.join(', ')}`,
    'write the algorithm before the hash, such as `MD5=`',
  ),
  'not-a-number': error(
    (text: string) => `\`${text}\` is not a number`,
    'write a number, or apply the step to other fields only',
  ),
  'regex-with-placeholder': error(
    (name: string) => `a regular expression cannot contain the placeholder \`%${name}%\``,
    'move the step that replaces the placeholder before this step',
  ),
  'unknown-variable': error(
    (name: string) => `there is no variable \`${name}\` for the placeholder \`%${name}%\``,
    'add it to the `vars` of a pipeline',
  ),
  'bad-variable': error(
    (name: string) => `the variable \`${name}\` contains a value that is neither a string nor a number`,
    'write only strings and numbers into the variable',
  ),
  'external-source': error(
    (kind: string, name: string) => `\`%${name}%\` has an external source (\`${kind}\`), which sigmacast does not read`,
    'use the library and pass `resolvePlaceholder`',
  ),
  'no-placeholder-values': error(
    (name: string) => `there are no values for the placeholder \`%${name}%\``,
    'add a value',
  ),
  'mixed-placeholder': error(
    (name: string) => `the placeholder \`%${name}%\` is only a part of its value`,
    'make the placeholder the whole value',
  ),
} as const
