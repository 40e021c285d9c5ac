import { decodeFragment } from '../input/share.js'
import type { Action } from '../state/reduce.js'

/**
 * Returns the action that loads the input of the address; `undefined` if the address has none. The first of the targets
 * replaces one that does not exist.
 */
export async function actionOfAddress(targets: readonly string[]): Promise<Action | undefined> {
  const fragment = location.hash.slice(1)
  if (fragment === '' || fragment === 'main') return undefined
  const decoded = await decodeFragment(fragment)
  if ('problem' in decoded) return { kind: 'link-problem', text: decoded.problem }
  const { input } = decoded
  const target = targets.includes(input.target) ? input.target : (targets[0] ?? '')
  return { kind: 'load', input: { ...input, target } }
}

/** Dispatches the action of the address each time that its fragment changes. Returns a function that stops it. */
export function followAddress(targets: readonly string[], dispatch: (action: Action) => void): () => void {
  const load = async (): Promise<void> => {
    const { hash } = location
    const action = await actionOfAddress(targets)
    // A later address may have been decoded sooner.
    if (action !== undefined && hash === location.hash) dispatch(action)
  }
  addEventListener('hashchange', load)
  return () => removeEventListener('hashchange', load)
}

/** Writes a fragment to the address, and returns the whole address. */
export function showFragment(fragment: string): string {
  history.replaceState(null, '', `#${fragment}`)
  return location.href
}
