import type { Targets } from '../../backend/targets.js'
import { loadBackends } from '../../project/backends/load-backends.js'
import type { Flags } from './flags.js'

export const backendFlags = {
  backend: { value: '<path|package>', about: 'add the targets of a module; repeatable', completes: 'files' },
} as const satisfies Flags

/** Returns the targets of a command: those of `available`, and those of `--backend` if the command has this flag. */
export async function targetsWith(
  { backend }: Readonly<Record<string, boolean | readonly string[]>>,
  available: Targets,
  cwd: string,
): Promise<Targets> {
  return typeof backend === 'object' ? loadBackends(backend, available, cwd) : available
}
