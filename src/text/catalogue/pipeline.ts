import { error, warning } from './entry.js'

/** Diagnostics about processing pipelines: mistakes in them, and their effects on a rule. */
export const pipelineMessages = {
  'not-a-pipeline': error(
    (found: string) => `a pipeline must be a map with keys such as \`transformations\`; this is ${found}`,
  ),
  'several-pipelines': error(() => 'a pipeline file must contain only one document'),
  'bad-variant': error((name: string, problem: 'name' | 'pipelines') =>
    problem === 'name'
      ? `the variant \`${name}\` needs a name of small letters, digits and hyphens`
      : `the variant \`${name}\` needs either \`with\` or \`instead\``,
  ),
  'no-variant-pipeline': error((name: string) => `there is no pipeline \`${name}\` for this variant`),
  'unknown-kind': error((thing: string, name: string) => `unknown ${thing} \`${name}\``),
  'unknown-condition': error((name: string) => `there is no condition \`${name}\``),
  'unused-condition': error((name: string) => `the expression does not use the condition \`${name}\``),
  'ignored-conditions': warning(
    (key: string, kind: string) => `\`${kind}\` changes the whole rule and ignores \`${key}\``,
    'move the condition to `rule_conditions`',
  ),
  'bad-option': error((option: string, because: string) => `invalid \`${option}\`: ${because}`),
  'bad-python-regex': error((problem: string) => `unusable regular expression: ${problem}`),
  'unnamed-conditions': error(() => 'the expression requires named conditions: a map, not a list'),
  'two-links': error(
    (expression: string, operator: string) => `\`${expression}\` and \`${operator}\` exclude each other`,
  ),
  'template-syntax': error((found: string, expected: string) => `expected ${expected} in the template, found ${found}`),
  'template-unsupported': error((what: string) => `templates do not support ${what}`),
  'template-unknown': error((thing: string, name: string) => `there is no ${thing} \`${name}\` for this template`),
  'template-from-file': error(
    (option: string) => `templates do not support \`${option}\`: write the template into the pipeline`,
  ),
  'template-failed': error((because: string) => `template failed: ${because}`),
  'bad-json-template': error(() => 'invalid JSON'),
  'no-place-for-query': error((place: string) => `no string in the JSON contains \`${place}\``),
  'no-logsource-part': error((part: string) => `the rule’s log source has no ${part}`),
  'not-comparable': error(
    (name: string, found: string, op: string, wanted: string) =>
      `\`${name}\` is ${found}; \`${op}\` cannot compare it with ${wanted}`,
  ),
  'pipeline-failure': error((message: string) => `a pipeline rejects the rule: ${message}`),
  'no-valid-hash': error(
    (field: string, algorithms: readonly string[]) => `\`${field}\` contains no hash of ${algorithms.join(', ')}`,
  ),
  'not-a-number': error((text: string) => `\`${text}\` is not a number`),
  'regex-with-placeholder': error(
    (name: string) => `a regular expression cannot contain the placeholder \`%${name}%\``,
  ),
  'unknown-variable': error((name: string) => `there is no variable \`${name}\` for the placeholder \`%${name}%\``),
  'bad-variable': error(
    (name: string) => `the variable \`${name}\` contains a value that is neither a string nor a number`,
  ),
  'external-source': error(
    (kind: string, name: string) => `\`%${name}%\` has an external source (\`${kind}\`), which sigmacast does not read`,
    'use the library and pass `resolvePlaceholder`',
  ),
  'no-placeholder-values': error((name: string) => `there are no values for the placeholder \`%${name}%\``),
  'mixed-placeholder': error((name: string) => `the placeholder \`%${name}%\` is only a part of its value`),
} as const
