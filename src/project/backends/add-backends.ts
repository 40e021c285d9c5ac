import type { Backend } from '../../backend/backend.js'
import { type LoadedBackend, loadFormats } from '../../backend/loaded-backend.js'
import type { LoadedTargets } from '../../backend/targets.js'
import { usageError } from '../files/usage-error.js'
import { backendProblem } from './backend-problem.js'

/** The modules of backends that are not built in. */
const origins = new WeakMap<Backend, string>()

/** Returns the module of a backend as it was named; undefined for a built-in one. */
export const originOf = (backend: Backend): string | undefined => origins.get(backend)

/**
 * Adds backends from a module to the targets. Throws a usage error for a value that is no backend, and for a name that
 * another target has.
 */
export async function addBackends(
  targets: LoadedTargets,
  values: readonly unknown[],
  origin: string,
): Promise<LoadedTargets> {
  const all = new Map(targets)
  for (const value of values) {
    const backend = await validBackend(value, origin)
    const other = all.get(backend.name)
    if (other === backend) continue
    if (other !== undefined) throw nameTaken(backend, other, origin)
    origins.set(backend, origin)
    all.set(backend.name, backend)
  }
  return all
}

/** Loads the formats of a backend, which are checked like the others. */
async function validBackend(value: unknown, origin: string): Promise<LoadedBackend> {
  const refuse = (problem: string | undefined): void => {
    if (problem !== undefined) throw usageError(`\`${origin}\` has no valid backend: ${problem}`)
  }
  refuse(backendProblem(value))
  const backend = await loadFormats(value as Backend)
  refuse(backendProblem(backend))
  return backend
}

function nameTaken({ name }: Backend, other: Backend, origin: string): Error {
  const owner = originOf(other)
  if (owner === origin) return usageError(`two backends of \`${origin}\` have the name \`${name}\``)
  const taken = owner === undefined ? 'a built-in target' : `a target of \`${owner}\``
  return usageError(`the backend \`${name}\` of \`${origin}\` has the name of ${taken}`, 'choose another name')
}
