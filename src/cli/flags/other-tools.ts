/**
 * The names of sigma-cli's flags, commands, options and lists, and of its predecessor's flags, with their replacements.
 * Flags that a command uses with another meaning are listed under the command.
 */
const flags: Readonly<Record<string, string>> = {
  '-f': 'use `--format`',
  '-O': 'use `--option name=value`',
  '--backend-option': 'use `--option name=value`',
  '-s': 'use `--cannot skip`',
  '--skip-unsupported': 'use `--cannot skip`',
  '--fail-unsupported': 'use `--cannot error`, the default',
  '--filter': 'add filter files to the inputs',
  '--without-pipeline': 'remove it: no target requires a pipeline',
  '--pipeline-check': 'remove it: pipelines for other targets are always rejected',
  '--disable-pipeline-check': 'change `allowed_backends` in your pipeline instead',
  '-c': 'remove it: each target has one method for each correlation type',
  '--correlation-method': 'remove it: each target has one method for each correlation type',
  '-P': "use a pattern as input, such as 'rules/**/*.yaml'",
  '--file-pattern': "use a pattern as input, such as 'rules/**/*.yaml'",
  '-od': 'use `--output folder/`',
  '--output-dir': 'use `--output folder/`',
  '-ot': 'remove it: files in a folder are named after their rules',
  '--output-filename-template': 'remove it: files in a folder are named after their rules',
  '-e': 'remove it: output is always UTF-8',
  '--encoding': 'remove it: output is always UTF-8',
  '-j': 'remove it, and pipe the output through a formatter',
  '--json-indent': 'remove it, and pipe the output through a formatter',
  '--enable-template-vars': 'remove it: templates never read files',
  '--template-vars-path': 'remove it: templates never read files',
  '-r': 'remove it: folders are always read recursively',
  '--recurse': 'remove it: folders are always read recursively',
  '--config': 'use `--pipeline`',
  '-v': 'use `--verbose`',
  '-V': 'use `sigmacast --version`',
  '--version': 'use `sigmacast --version`',
}

const ofCheck: Readonly<Record<string, string>> = {
  '-c': 'write its settings under `check:` in sigmacast.yml (`sigmacast init`)',
  '--validation-config': 'write its settings under `check:` in sigmacast.yml (`sigmacast init`)',
  '-e': 'remove it: the exit code is 1 on errors',
  '--fail-on-error': 'remove it: the exit code is 1 on errors',
  '-E': 'remove it: the exit code is always 1 on errors',
  '--pass-on-error': 'remove it: the exit code is always 1 on errors',
  '-i': 'use `--strict`',
  '--fail-on-issues': 'use `--strict`',
  '-I': 'remove it: warnings do not change the exit code',
  '--pass-on-issues': 'remove it: warnings do not change the exit code',
  '--junitxml': 'use `--reporter junit=report.xml`',
  '-x': 'use `--rule code=off`',
  '--format': 'use `--reporter`, such as `--reporter sarif=report.sarif`',
  '--output': 'use `--reporter`, such as `--reporter sarif=report.sarif`',
  '-o': 'use `--reporter`, such as `--reporter sarif=report.sarif`',
}

const commands: Readonly<Record<string, string>> = {
  version: 'use `sigmacast --version`',
  plugin: 'all targets and pipelines are built in (`sigmacast list targets`); `--backend` adds others',
  pysigma: 'sigmacast does not use pySigma; see `sigmacast --version`',
  analyze: 'use `sigmacast coverage` for techniques and log sources, and `sigmacast list fields` for fields',
  lint: 'use `sigmacast check`',
  validate: 'use `sigmacast check`',
  parse: 'use `sigmacast check`, or `sigmacast explain` to see what a rule means',
  fmt: 'use `sigmacast format`',
  eval: 'use `sigmacast test --against log.ndjson`',
  backtest: 'use `sigmacast test --against log.ndjson`',
  fields: 'use `sigmacast list fields`',
  targets: 'use `sigmacast list targets`',
  pipelines: 'use `sigmacast list pipelines`',
  build: 'use `sigmacast generate`',
  'analyze attack': 'use `sigmacast coverage`',
  'analyze logsource': 'use `sigmacast coverage`',
  'analyze fields': 'use `sigmacast list fields`',
}

const options: Readonly<Record<string, string>> = {
  min_time: 'use `schedule` and `delay`: the time range follows from them',
  max_time: 'use `schedule` and `delay`: the time range follows from them',
  query_settings: 'use the options of the format, or `sigmacast:` in a rule',
  output_settings: 'use the options of the format, or `sigmacast:` in a rule',
  index_names: 'use `index`',
  schedule_interval: 'use `interval`, such as `interval=5m`',
  schedule_interval_unit: 'use `interval`, such as `interval=5m`',
}

const lists: Readonly<Record<string, string>> = {
  transformations: '`schemas/pipeline.json` of the package describes every step of pipelines',
  conditions: '`schemas/pipeline.json` of the package describes every condition of pipelines',
  validators: 'use `sigmacast list findings`',
  'correlation-methods': 'each target has one method for each correlation type',
  plugins: 'all targets and pipelines are built in; `sigmacast list targets` shows them',
}

/** Flags before the command. */
const ofProgram: Readonly<Record<string, string>> = { '-v': 'use `--version`', '-V': 'use `--version`' }

/**
 * Returns the flag that replaces a flag of other tools, or `undefined` for an unknown one. `command` is empty for a
 * flag before the command.
 */
export const replacementOf = (command: string, flag: string): string | undefined => {
  const tables = command === '' ? [ofProgram] : command === 'check' ? [ofCheck, flags] : [flags]
  return tables.find((table) => Object.hasOwn(table, flag))?.[flag]
}

/** Returns the command that replaces a command of other tools, with its first argument, or `undefined`. */
export const commandReplacementOf = (name: string, argument = ''): string | undefined =>
  [`${name} ${argument}`, name].flatMap((key) => (Object.hasOwn(commands, key) ? (commands[key] ?? []) : []))[0]

/** Returns what replaces an option of other tools' backends, or `undefined`. */
export const optionReplacementOf = (name: string): string | undefined =>
  Object.hasOwn(options, name) ? options[name] : undefined

/** Returns what replaces a list of other tools, or `undefined`. */
export const listReplacementOf = (name: string): string | undefined =>
  Object.hasOwn(lists, name) ? lists[name] : undefined
