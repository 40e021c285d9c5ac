import { type Command, type Commands, loadAll } from './command.js'

/** The commands of `sigmacast`. */
export const commands: Commands = {
  convert: async () => (await import('./convert.js')).convert,
  generate: async () => (await import('./generate.js')).generate,
  check: async () => (await import('./check.js')).check,
  format: async () => (await import('./format.js')).format,
  test: async () => (await import('./test.js')).test,
  catalog: async () => (await import('./catalog.js')).catalog,
  diff: async () => (await import('./diff.js')).diff,
  coverage: async () => (await import('./coverage.js')).coverage,
  explain: async () => (await import('./explain.js')).explain,
  witness: async () => (await import('./witness.js')).witness,
  list: async () => (await import('./list.js')).list,
  config: async () => (await import('./config.js')).config,
  init: async () => (await import('./init.js')).init,
  new: async () => (await import('./new.js')).newRule,
  completion: async () => (await import('./completion.js')).completionOf(commands),
}

/** Loads all commands, in the order of `sigmacast --help`. */
export const allCommands = (): Promise<readonly Command[]> => loadAll(commands)
