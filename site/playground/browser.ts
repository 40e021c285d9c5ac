import { decodeFragment, encodeInput } from './input/share.js'
import { openConnection } from './protocol/connection.js'
import type { Action } from './state/reduce.js'
import type { Platform } from './view/platform.js'

/** Returns what the page needs of the browser. `base` is the address of the folder of the scripts. */
export function browserPlatform(base: URL): Platform {
  const highlight = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, highlight]
  const mark = (numbers: readonly string[]): void => {
    const selectors = numbers.filter((number) => /^\d+$/.test(number)).map((number) => `[data-p~="${number}"]`)
    highlight.replaceSync(
      selectors.length === 0
        ? ''
        : `${selectors.join()}{background:var(--mark);border-radius:2px;box-shadow:0 0 0 2px var(--mark)}${selectors.map((selector) => `${selector} .o`).join()}{color:inherit}`,
    )
  }
  let atCursor: readonly string[] = []
  document.addEventListener('pointerover', ({ target }) => {
    const over = target instanceof Element ? target.closest('[data-p]')?.getAttribute('data-p') : undefined
    mark(over ? over.split(' ') : atCursor)
  })
  return {
    after,
    connect: (dispatch) =>
      openConnection({
        after,
        onReply: (reply) => dispatch({ kind: 'reply', reply }),
        onLost: (sequence, isGivenUp) => dispatch({ kind: 'lost', sequence, isGivenUp }),
        start: (receive, lost) => {
          const worker = new Worker(new URL('worker.js', base), { type: 'module' })
          worker.addEventListener('message', ({ data }) => receive(data))
          worker.addEventListener('error', lost)
          worker.addEventListener('messageerror', lost)
          return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() }
        },
      }),
    onFragment: (dispatch) => {
      const load = async (): Promise<void> => {
        const action = await actionOfAddress()
        if (action !== undefined) dispatch(action)
      }
      addEventListener('hashchange', load)
      return () => removeEventListener('hashchange', load)
    },
    showFragment: (fragment) => {
      written = fragment
      history.replaceState(null, '', `#${fragment}`)
      return location.href
    },
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text)
        return true
      } catch {
        return false
      }
    },
    mark: (number) => {
      atCursor = number === undefined ? [] : [String(number)]
      mark(atCursor)
    },
    openWhole: async (input) => {
      const encoded = await encodeInput(input)
      const fragment = 'fragment' in encoded ? encoded.fragment : ''
      open(new URL(`../playground/index.html#${fragment}`, base), '_blank', 'noopener')
    },
  }
}

/** The fragment that the page has written itself. */
let written = ''

/** Returns the action that loads the input of the address; `undefined` if the address has none. */
export async function actionOfAddress(): Promise<Action | undefined> {
  const fragment = location.hash.slice(1)
  if (fragment === '' || fragment === 'main' || fragment === written) return undefined
  const decoded = await decodeFragment(fragment)
  return 'input' in decoded ? { kind: 'load', input: decoded.input } : { kind: 'link-problem', text: decoded.problem }
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}
