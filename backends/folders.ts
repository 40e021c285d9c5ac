import { type Backend, loadFormats } from '../src/backend/backend.js'
import type { LoadedTargets } from '../src/backend/targets.js'

/** The backends of a folder, loaded on demand. */
interface Folder {
  /** The names of its targets. */
  readonly names: readonly string[]
  /** Returns its backends, and whatever else it exports. */
  readonly load: () => Promise<object>
}

/** The folders of the backends by their platform, in the order of `index.ts`. A test compares both. */
const folders: Readonly<Record<string, Folder>> = {
  auth0: { names: ['auth0'], load: () => import('./auth0/index.js') },
  datadog: { names: ['datadog'], load: () => import('./datadog/index.js') },
  elastic: { names: ['eql', 'esql', 'kql', 'lucene'], load: () => import('./elastic/index.js') },
  splunk: { names: ['splunk'], load: () => import('./splunk/index.js') },
}

/** The platforms of all backends, without loading one. */
export const platforms: readonly string[] = Object.keys(folders)

/**
 * Loads the backends with some names and those beside them, with their formats; all backends if one has another name, or
 * by default.
 */
export async function loadTargets(names?: readonly string[]): Promise<LoadedTargets> {
  const all = Object.values(folders)
  const isKnown = (name: string): boolean => all.some((folder) => folder.names.includes(name))
  const isForAll = names?.every(isKnown) !== true
  const needed = all.filter((folder) => isForAll || folder.names.some((name) => names.includes(name)))
  const backends = await Promise.all(
    needed.map(async (folder) => {
      const module = new Map(Object.entries(await folder.load()))
      return Promise.all(folder.names.map((name) => loadFormats(module.get(name) as Backend)))
    }),
  )
  return new Map(backends.flat().map((backend) => [backend.name, backend]))
}
