import { backends } from '../../backends/index.js'
import { renderPage } from '../../src/site/shell/render-page.js'
import { projectSite } from '../site.js'
import type { Answer } from './answer/answer.js'
import { openCompiler } from './answer/open-compiler.js'
import { exampleInput } from './example.js'
import { writePageData } from './page-data.js'
import { initialState } from './state/state.js'
import { type TargetInfo, targetInfo, targetOrder } from './target-info.js'
import { App } from './view/app.js'

/** The path of the style sheet in the site. */
const stylePath = 'playground/playground.css'

/** The path of the script in the site. */
const scriptPath = 'playground/main.js'

/** Scripts, styles and workers of the site only. The editor writes its own styles, which have a nonce. */
const policy = (hash: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' '${hash}'`,
    "style-src 'self' 'nonce-editor'",
    "img-src 'self' data:",
    "worker-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')

/**
 * Returns the HTML of the playground with the answer to the example, so that the page is complete before its script
 * runs. The embedded page has only an editor and the queries.
 */
export async function playgroundPage(isEmbedded: boolean, today: string, themeHash: string): Promise<string> {
  const state = { ...initialState, input: exampleInput, answer: await exampleAnswer(today), answered: 0 }
  const targets = orderedTargets()
  return renderPage(projectSite, {
    path: isEmbedded ? 'playground/embed.html' : 'playground/index.html',
    title: 'Playground',
    description: 'Write a Sigma rule and see its query for each target as you type.',
    place: 'playground/index.html',
    className: isEmbedded ? 'app embed' : 'app',
    policy: policy(themeHash),
    styles: [stylePath],
    modules: [scriptPath],
    body: (
      <>
        <h1 class="sr">Playground</h1>
        <div class="play" id="playground">
          <App state={state} targets={targets} isEmbedded={isEmbedded} platform={undefined} />
        </div>
        <script
          type="application/json"
          id="page-data"
          dangerouslySetInnerHTML={{ __html: writePageData({ state, targets, isEmbedded }) }}
        />
      </>
    ),
  })
}

const orderedTargets = (): readonly TargetInfo[] => {
  const rank = ({ name }: TargetInfo): number => targetOrder.indexOf(name) + 1 || targetOrder.length + 1
  return [...backends.values()].map(targetInfo).toSorted((a, b) => rank(a) - rank(b))
}

async function exampleAnswer(today: string): Promise<Partial<Answer>> {
  let answer: Partial<Answer> = {}
  for await (const part of openCompiler(backends, today).answer(exampleInput)) answer = { ...answer, ...part }
  return answer
}
