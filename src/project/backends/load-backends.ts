import { pathToFileURL } from 'node:url'
import type { Targets } from '../../backend/targets.js'
import { inBackQuotes } from '../../text/word-list.js'
import { usageError } from '../files/usage-error.js'
import { addBackends } from './add-backends.js'
import { isMeantAsBackend } from './backend-problem.js'
import { resolveModule } from './resolve-module.js'

/**
 * Adds the backends of modules to the targets. A module is named by its path or its package, relative to `cwd`; its code
 * runs. Throws a usage error for a module without a valid backend.
 */
export async function loadBackends(names: readonly string[], targets: Targets, cwd: string): Promise<Targets> {
  let all = targets
  for (const name of new Set(names)) all = await addBackends(all, await backendsIn(name, cwd), name)
  return all
}

/** Returns the backends that a module exports, including values that are meant as backends but have mistakes. */
async function backendsIn(name: string, cwd: string): Promise<readonly unknown[]> {
  const exported = await load(name, resolveModule(name, cwd))
  const values = [...new Set(Object.values(exported).flatMap((value: unknown) => value))]
  const backends = values.filter(isMeantAsBackend)
  if (backends.length > 0) return backends
  const names = inBackQuotes(Object.keys(exported))
  const found = names.length === 0 ? 'it exports nothing' : `it exports ${names.join(', ')}`
  throw usageError(`\`${name}\` has no backend: ${found}`, 'export a value of `defineBackend`, or a list of them')
}

async function load(name: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { importModule } = await import('./import-module.js')
    return await importModule(pathToFileURL(path).href)
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw usageError(`the backend \`${name}\` cannot be loaded: ${text.split('\n', 1)[0]}`)
  }
}
