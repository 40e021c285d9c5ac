import type { configMessages } from '../catalogue/config.js'
import type { Rationales } from './rationales.js'

/** Diagnostics about the configuration of a repository. */
export const configRationales: Rationales<typeof configMessages> = {
  'not-a-config': 'The configuration is one map in YAML, or the default export of a module.',
  'several-configs':
    'A second document would have no effect. Environments and overrides change settings for some outputs and rules.',
  'config-module': 'A configuration in a module is the default export of the module.',
  'config-not-data': 'Only `backends` and `resolve` of a module contain code, so that the same keys work in YAML.',
  'bad-backend': 'A backend is the value that `defineBackend` returns.',
  'unknown-target': 'The targets are the built-in ones and those of `backends` in a configuration in a module.',
  'unknown-format': 'Each target has its own output formats. With several targets, all of them need the format.',
  'unknown-output': 'Environments and overrides change outputs that `outputs` defines.',
  'unknown-finding': 'A misspelt name would leave the finding as it is.',
  'no-files': 'A pattern without files is most likely a typing mistake, and rules would be missing without a message.',
  'config-pipeline':
    'A pipeline is built in, a file, or a folder of files. Paths are relative to the folder of the configuration.',
  'config-variant': 'The pipelines of an output name its variants; `all` means all of them.',
  'config-schema': 'A field schema is built in or a file. Paths are relative to the folder of the configuration.',
  'bad-list': 'The list decides which rules an output contains.',
  'bad-path':
    'An output must not leave the folder of the configuration, nor overwrite the files from which it is made.',
  'same-path': 'One of the outputs would overwrite the other. Letter case does not distinguish files on every system.',
  'same-path-in-environments':
    'Each run would replace the files of the other environment. With `commit: false`, the files are those of the last run.',
  'path-of-all-rules': 'The vendor’s tools read one artifact per file in this format.',
  'mixed-queries': 'Nothing in a list of queries says which language a query has.',
}
