import type { Backend } from '../../backend/backend.js'
import { type LoadedBackend, loadFormats } from '../../backend/loaded-backend.js'
import { backendProblem } from './backend-problem.js'

/** Loads the formats of a backend that users bring, or returns what prevents the value from being one. */
export async function openBackend(value: unknown): Promise<LoadedBackend | { readonly problem: string }> {
  const problem = backendProblem(value)
  if (problem !== undefined) return { problem }
  const loaded = await loadFormats(value as Backend).catch((error: unknown) => ({ problem: loadProblem(error) }))
  if ('problem' in loaded) return loaded
  const formatProblem = backendProblem(loaded)
  return formatProblem === undefined ? loaded : { problem: formatProblem }
}

function loadProblem(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `a format cannot be loaded: ${text.split('\n', 1)[0]}`
}
