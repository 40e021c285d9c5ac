import { hydrate, render } from 'preact'
import { actionOfAddress, browserPlatform } from './browser.js'
import { readPageData } from './page-data.js'
import { reduce } from './state/reduce.js'
import { initialState } from './state/state.js'
import { App } from './view/app.js'

const root = document.querySelector<HTMLElement>('#playground')
const data = readPageData(document.querySelector('#page-data')?.textContent ?? '')
if (root !== null) await start(root)

/** Takes over the page. The HTML shows the example, so an address with another input starts afresh. */
async function start(root: HTMLElement): Promise<void> {
  const parameters = new URLSearchParams(location.search)
  const isEmbedded = data.isEmbedded || parameters.has('embed')
  const linked = await actionOfAddress()
  const state = linked === undefined ? data.state : reduce(initialState, linked)
  const target = parameters.get('target')
  const shown = data.targets.some(({ name }) => name === target)
    ? reduce(state, { kind: 'choose-target', target: target ?? '' })
    : state
  const platform = browserPlatform(new URL('.', import.meta.url))
  const app = <App state={shown} targets={data.targets} isEmbedded={isEmbedded} platform={platform} />
  document.body.classList.toggle('embed', isEmbedded)
  if (shown === data.state && isEmbedded === data.isEmbedded) hydrate(app, root)
  else {
    root.replaceChildren()
    render(app, root)
  }
}
