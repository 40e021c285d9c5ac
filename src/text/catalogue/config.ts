import { inBackQuotes, wordList } from '../word-list.js'
import { error, IN_MESSAGE } from './entry.js'

const quoted = (names: readonly string[]): string => wordList(inBackQuotes(names), 'and')

/** Diagnostics about the configuration of a repository. */
export const configMessages = {
  'not-a-config': error(
    (found: string) => `a configuration must be a map with keys such as \`rules\` and \`outputs\`; this is ${found}`,
    'docs/configuration.md describes the keys',
  ),
  'several-configs': error(() => 'a configuration must contain only one document', 'keep one of the documents'),
  'config-module': error(
    (problem: string) => `cannot load the configuration: ${problem}`,
    'export the configuration as the default export of the module',
  ),
  'config-not-data': error(
    (found: string) => `a configuration must be data, and this is ${found}`,
    'write strings, numbers, booleans, lists and maps',
  ),
  'bad-backend': error((problem: string) => `unusable backend: ${problem}`, 'export what `defineBackend` returns'),
  'unknown-target': error((name: string) => `there is no target \`${name}\``, '`sigmacast list targets` shows them'),
  'unknown-format': error(
    (target: string, name: string) => `${target} has no format \`${name}\``,
    '`sigmacast list formats` shows the formats',
  ),
  'unknown-output': error(
    (name: string) => `there is no output \`${name}\``,
    'correct the name, or add the output to `outputs`',
  ),
  'unknown-finding': error((name: string) => `there is no finding \`${name}\``, 'docs/findings.md lists the findings'),
  'no-files': error((problem: string) => `unusable pattern: ${problem}`, 'correct the pattern, or remove it'),
  'config-pipeline': error(
    (problem: string) => `unusable pipeline: ${problem}`,
    '`sigmacast list pipelines` shows the built-in ones',
  ),
  'config-variant': error((problem: string) => `unusable variant: ${problem}`, IN_MESSAGE),
  'config-schema': error(
    (problem: string) => `unusable field schema: ${problem}`,
    '`sigmacast list schemas` shows the built-in ones',
  ),
  'bad-list': error(
    (file: string, problem: string) => `cannot use the list \`${file}\`: ${problem}`,
    'write one id or name of a rule per line',
  ),
  'bad-path': error(
    (path: string, problem: string) => `unusable path \`${path}\`: ${problem}`,
    'write a path below the folder of the configuration',
  ),
  'same-path': error(
    (path: string, outputs: readonly string[]) => `the outputs ${quoted(outputs)} would write \`${path}\``,
    'give each output a path of its own',
  ),
  'same-path-in-environments': error(
    (environments: readonly string[], paths: readonly string[]) =>
      `the environments ${quoted(environments)} would write ${quoted(paths)}`,
    'set a `path` in each environment, such as `dist/prod/rules.conf`; with `commit: false`, they may share one',
  ),
  'path-of-all-rules': error(
    (format: string) => `the format \`${format}\` needs a file per rule, and all rules would have this path`,
    'add `{stem}`, `{id}` or `{name}` to the path, such as `{dir}/{stem}`',
  ),
  'mixed-queries': error(
    (targets: readonly string[]) => `one file would mix queries for ${quoted(targets)}`,
    'add `{target}` or `{stem}` to the path',
  ),
} as const
