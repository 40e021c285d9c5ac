import type { Backend } from '../src/backend/backend.js'

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

/** Loads the backends with some names and those beside them; all backends if one has another name, or by default. */
export async function loadTargets(names?: readonly string[]): Promise<ReadonlyMap<string, Backend>> {
  const needed = Object.values(folders).filter((folder) => folder.names.some((name) => names?.includes(name)))
  const known = new Set(needed.flatMap((folder) => folder.names))
  if (names?.every((name) => known.has(name)) !== true) return (await import('./index.js')).backends
  const modules = await Promise.all(needed.map(({ load }) => load()))
  const exported = new Map(modules.flatMap((module) => Object.entries(module)))
  return new Map([...known].map((name) => [name, exported.get(name) as Backend]))
}
