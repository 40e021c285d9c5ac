import type { Backend } from '../../backend/backend.js'
import type { Targets } from '../../backend/targets.js'
import { usageError } from '../files/usage-error.js'
import { openBackend } from './open-backend.js'

/** The modules of backends that are not built in. */
const origins = new WeakMap<Backend, string>()

/** Returns the module of a backend as it was named; undefined for a built-in one. */
export const originOf = (backend: Backend): string | undefined => origins.get(backend)

/**
 * Adds backends from a module to the targets. Throws a usage error for a value that is no backend, and for a name that
 * another target has.
 */
export async function addBackends(targets: Targets, values: readonly unknown[], origin: string): Promise<Targets> {
  const all = new Map(targets)
  for (const value of values) {
    const backend = await openBackend(value)
    if ('problem' in backend) throw usageError(`\`${origin}\` has no valid backend: ${backend.problem}`)
    const other = all.get(backend.name)
    if (other === backend) continue
    if (other !== undefined) throw nameTaken(backend, other, origin)
    origins.set(backend, origin)
    all.set(backend.name, backend)
  }
  return all
}

function nameTaken({ name }: Backend, other: Backend, origin: string): Error {
  const owner = originOf(other)
  if (owner === origin) return usageError(`two backends of \`${origin}\` have the name \`${name}\``)
  const taken = owner === undefined ? 'a built-in target' : `a target of \`${owner}\``
  return usageError(`the backend \`${name}\` of \`${origin}\` has the name of ${taken}`, 'choose another name')
}
