import type { Backend } from './backend.js'
import { type Format, loadFormat } from './format.js'

/** A backend with all formats loaded. */
export interface LoadedBackend extends Backend {
  readonly formats: readonly Format[]
}

const loaded = new WeakMap<Backend, Promise<LoadedBackend>>()

/** Loads the formats of a backend that are loaded on demand. Returns the same value for the same backend. */
export function loadFormats(backend: Backend): Promise<LoadedBackend> {
  const loading = loaded.get(backend) ?? withFormats(backend)
  loaded.set(backend, loading)
  return loading
}

async function withFormats(backend: Backend): Promise<LoadedBackend> {
  const formats = await Promise.all(backend.formats.map(loadFormat))
  const isLoaded = formats.every((format, index) => format === backend.formats[index])
  return isLoaded ? (backend as LoadedBackend) : { ...backend, formats }
}
