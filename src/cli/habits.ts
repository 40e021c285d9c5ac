/** How flags of sigma-cli and of its predecessor are called here; for commands that give a flag another meaning, under their names. */
const flags: Readonly<Record<string, string>> = {
  '-f': 'it is `--format` here',
  '-O': 'it is `--option name=value` here',
  '--backend-option': 'it is `--option name=value` here',
  '-s': 'it is `--cannot skip` here',
  '--skip-unsupported': 'it is `--cannot skip` here',
  '--fail-unsupported': 'it is `--cannot error` here, the default',
  '--filter': 'name the files of filters among the inputs',
  '--without-pipeline': 'leave it out: no target needs a pipeline',
  '--pipeline-check': 'leave it out: pipelines for other targets are always refused',
  '--disable-pipeline-check': 'leave it out: a pipeline of your own says in `allowed_backends` what it is for',
  '-c': 'leave it out: each target has one method for each type of correlation',
  '--correlation-method': 'leave it out: each target has one method for each type of correlation',
  '-P': "name a pattern as input instead, such as 'rules/**/*.yaml'",
  '--file-pattern': "name a pattern as input instead, such as 'rules/**/*.yaml'",
  '-od': 'it is `--output folder/` here',
  '--output-dir': 'it is `--output folder/` here',
  '-ot': 'leave it out: files in a folder are named for their rules',
  '--output-filename-template': 'leave it out: files in a folder are named for their rules',
  '-e': 'leave it out: output is UTF-8',
  '--encoding': 'leave it out: output is UTF-8',
  '-j': 'leave it out, and pipe the output through a formatter',
  '--json-indent': 'leave it out, and pipe the output through a formatter',
  '--enable-template-vars': 'leave it out: templates read no files',
  '--template-vars-path': 'leave it out: templates read no files',
  '-r': 'leave it out: folders are read with all folders below them',
  '--recurse': 'leave it out: folders are read with all folders below them',
  '--config': 'it is `--pipeline` here',
  '-v': 'it is `--verbose` here',
  '-V': 'it is `--version` here, before any command',
}

const ofCheck: Readonly<Record<string, string>> = {
  '-c': 'leave it out: nothing has to be configured',
  '--validation-config': 'leave it out: nothing has to be configured',
  '-e': 'leave it out: the exit code is 1 for errors',
  '--fail-on-error': 'leave it out: the exit code is 1 for errors',
  '-E': 'the exit code is 1 for errors, always',
  '--pass-on-error': 'the exit code is 1 for errors, always',
  '-i': 'it is `--strict` here',
  '--fail-on-issues': 'it is `--strict` here',
  '-I': 'leave it out: warnings do not change the exit code',
  '--pass-on-issues': 'leave it out: warnings do not change the exit code',
  '--junitxml': '`--json` writes a line for each rule',
  '-x': 'leave it out: nothing can be switched off',
  '--exclude': 'leave it out: nothing can be switched off',
}

const commands: Readonly<Record<string, string>> = {
  version: 'it is `sigmacast --version` here',
  plugin: 'nothing has to be installed; `sigmacast list targets` and `sigmacast list pipelines` show what there is',
  pysigma: 'nothing has to be installed; `sigmacast list targets` and `sigmacast list pipelines` show what there is',
  analyze: '`sigmacast list fields` shows the fields of rules',
}

/** What a flag that people know from other tools is called here; undefined if they know none of this name. */
export const habitOf = (command: string, flag: string): string | undefined => {
  const own = command === 'check' ? ofCheck : flags
  return [own, flags].find((table) => Object.hasOwn(table, flag))?.[flag]
}

/** Returns what replaces a command of other tools, or undefined. */
export const commandHabitOf = (name: string): string | undefined =>
  Object.hasOwn(commands, name) ? commands[name] : undefined
