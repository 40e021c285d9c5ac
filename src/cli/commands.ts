import { type Command, type Commands, loadAll } from './commands/command.js'

/** The commands of `sigmacast`. */
export const commands: Commands = {
  convert: async () => (await import('./commands/convert/convert.js')).convert,
  generate: async () => (await import('./commands/generate/generate.js')).generate,
  check: async () => (await import('./commands/check/check.js')).check,
  format: async () => (await import('./commands/format.js')).format,
  test: async () => (await import('./commands/test/test.js')).test,
  catalog: async () => (await import('./commands/catalog/catalog.js')).catalog,
  diff: async () => (await import('./commands/diff/diff.js')).diff,
  coverage: async () => (await import('./commands/coverage/coverage.js')).coverage,
  explain: async () => (await import('./commands/explain/explain.js')).explain,
  witness: async () => (await import('./commands/witness.js')).witness,
  list: async () => (await import('./commands/list/list.js')).list,
  config: async () => (await import('./commands/config.js')).config,
  init: async () => (await import('./commands/init.js')).init,
  new: async () => (await import('./commands/new.js')).newRule,
  completion: async () => (await import('./commands/completion/completion.js')).completionOf(commands),
}

/** Loads all commands, in the order of `sigmacast --help`. */
export const allCommands = (): Promise<readonly Command[]> => loadAll(commands)
