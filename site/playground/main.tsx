import { hydrate, render } from 'preact'
import { actionOfAddress } from './browser/address.js'
import { browserPlatform } from './browser/browser-platform.js'
import { keptInput } from './browser/kept-input.js'
import { readPageData } from './page-data.js'
import { reduce } from './state/reduce.js'
import { initialState } from './state/state.js'
import { App } from './view/app.js'

const root = document.querySelector<HTMLElement>('#playground')
const data = readPageData(document.querySelector('#page-data')?.textContent ?? '')
if (root !== null) await start(root)

/** Takes over the page. The HTML shows the example, so an address with another input starts afresh. */
async function start(root: HTMLElement): Promise<void> {
  const names = data.targets.map(({ name }) => name)
  const platform = browserPlatform(new URL('.', import.meta.url), names)
  const parameters = new URLSearchParams(location.search)
  const isEmbedded = data.isEmbedded || parameters.has('embed')
  const isKept = keptInput() !== undefined
  const linked = await actionOfAddress(names)
  const first = linked?.kind === 'load' ? initialState : data.state
  const state = linked === undefined ? first : reduce(first, linked)
  // The user may have chosen another target since.
  const target = isKept ? null : parameters.get('target')
  const shown = target !== null && names.includes(target) ? reduce(state, { kind: 'choose-target', target }) : state
  const app = <App state={shown} targets={data.targets} isEmbedded={isEmbedded} platform={platform} />
  document.body.classList.toggle('embed', isEmbedded)
  if (shown === data.state && isEmbedded === data.isEmbedded) hydrate(app, root)
  else {
    root.replaceChildren()
    render(app, root)
  }
}
