import type { Input } from '../input/input.js'
import { decodeFragment } from '../input/share.js'
import type { Action } from '../state/reduce.js'
import { keptInput } from './kept-input.js'

/**
 * Returns the action that loads what the user has left at this entry of the browser's history, or else the input of the
 * address; `undefined` if there is neither. The first of the targets replaces one that does not exist.
 */
export async function actionOfAddress(targets: readonly string[]): Promise<Action | undefined> {
  const kept = keptInput()
  if (kept !== undefined) return load(kept, targets)
  const fragment = location.hash.slice(1)
  if (fragment === '' || fragment === 'main') return undefined
  const decoded = await decodeFragment(fragment)
  return 'problem' in decoded ? { kind: 'link-problem', text: decoded.problem } : load(decoded.input, targets)
}

const load = (input: Input, targets: readonly string[]): Action => ({
  kind: 'load',
  input: { ...input, target: targets.includes(input.target) ? input.target : (targets[0] ?? '') },
})

/** Dispatches the action of the address each time that its fragment changes. Returns a function that stops it. */
export function followAddress(targets: readonly string[], dispatch: (action: Action) => void): () => void {
  const follow = async (): Promise<void> => {
    const { hash } = location
    const action = await actionOfAddress(targets)
    // A later address may have been decoded sooner.
    if (action !== undefined && hash === location.hash) dispatch(action)
  }
  addEventListener('hashchange', follow)
  return () => removeEventListener('hashchange', follow)
}

/** Writes a fragment to the address, and returns the whole address. */
export function showFragment(fragment: string): string {
  history.replaceState(history.state, '', `#${fragment}`)
  return location.href
}
