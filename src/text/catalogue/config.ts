import { wordList } from '../word-list.js'
import { error } from './entry.js'

const quoted = (names: readonly string[]): string =>
  wordList(
    names.map((name) => `\`${name}\``),
    'and',
  )

/** Diagnostics about the configuration of a repository. */
export const configMessages = {
  'not-a-config': error(
    (found: string) => `a configuration must be a map with keys such as \`rules\` and \`outputs\`; this is ${found}`,
    'The configuration is one map in YAML, or the default export of a module.',
  ),
  'several-configs': error(
    () => 'a configuration must contain only one document',
    'A second document would have no effect. Environments and overrides change settings for some outputs and rules.',
  ),
  'config-module': error(
    (problem: string) => `cannot load the configuration: ${problem}`,
    'A configuration in a module is the default export of the module.',
  ),
  'config-not-data': error(
    (found: string) => `a configuration must be data, and this is ${found}`,
    'Only `backends` and `resolve` of a module contain code, so that the same keys work in YAML.',
  ),
  'bad-backend': error(
    (problem: string) => `unusable backend: ${problem}`,
    'A backend is the value that `defineBackend` returns.',
  ),
  'unknown-target': error(
    (name: string) => `there is no target \`${name}\``,
    'The targets are the built-in ones and those of `backends` in a configuration in a module.',
    '`sigmacast list targets` shows them',
  ),
  'unknown-format': error(
    (target: string, name: string) => `${target} has no format \`${name}\``,
    'Each target has its own output formats. With several targets, all of them need the format.',
  ),
  'unknown-output': error(
    (name: string) => `there is no output \`${name}\``,
    'Environments and overrides change outputs that `outputs` defines.',
  ),
  'no-files': error(
    (problem: string) => `unusable pattern: ${problem}`,
    'A pattern without files is most likely a typing mistake, and rules would be missing without a message.',
  ),
  'config-pipeline': error(
    (problem: string) => `unusable pipeline: ${problem}`,
    'A pipeline is built in, a file, or a folder of files. Paths are relative to the folder of the configuration.',
  ),
  'config-variant': error(
    (problem: string) => `unusable variant: ${problem}`,
    'The pipelines of an output name its variants; `all` means all of them.',
  ),
  'config-schema': error(
    (problem: string) => `unusable field schema: ${problem}`,
    'A field schema is built in or a file. Paths are relative to the folder of the configuration.',
  ),
  'bad-list': error(
    (file: string, problem: string) => `cannot use the list \`${file}\`: ${problem}`,
    'The list decides which rules an output contains.',
  ),
  'bad-path': error(
    (path: string, problem: string) => `unusable path \`${path}\`: ${problem}`,
    'An output must not leave the folder of the configuration, nor overwrite the files from which it is made.',
  ),
  'same-path': error(
    (path: string, outputs: readonly string[]) => `the outputs ${quoted(outputs)} would write \`${path}\``,
    'One of the outputs would overwrite the other. Letter case does not distinguish files on every system.',
    'give each output a path of its own',
  ),
  'path-of-all-rules': error(
    (format: string) => `the format \`${format}\` needs a file per rule, and all rules would have this path`,
    'The vendor’s tools read one artifact per file in this format.',
    'add `{stem}`, `{id}` or `{name}` to the path, such as `{dir}/{stem}`',
  ),
  'mixed-queries': error(
    (targets: readonly string[]) => `one file would mix queries for ${quoted(targets)}`,
    'Nothing in a list of queries says which language a query has.',
    'add `{target}` or `{stem}` to the path',
  ),
} as const
