import type { Token } from 'markdown-it'
import { linkFrom } from '../../src/site/shell/links.js'
import { escapeHtml, highlighted, languageTitle } from './highlight.js'
import { isRuleExample, playgroundFragment } from './rule-examples.js'

/** A comment before an example of a rule makes a playground of it: `<!-- playground: splunk -->`. */
const PLAYGROUND = /<!-- playground: (\w+) -->/

/** Writes the blocks of code. Returns true if one of them is a playground. */
export async function writeBlocks(tokens: readonly Token[], path: string): Promise<boolean> {
  let hasPlayground = false
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'fence' && token.type !== 'code_block') continue
    const [language = ''] = token.info.split(/\s/)
    const target = PLAYGROUND.exec(tokens[index - 1]?.content ?? '')?.[1]
    const isRule = isRuleExample(language, token.content)
    hasPlayground ||= isRule && target !== undefined
    const fragment = isRule ? await playgroundFragment(token.content) : undefined
    token.type = 'html_block'
    token.content = blockHtml(token.content, language, {
      target: isRule ? target : undefined,
      link: fragment === undefined ? undefined : linkFrom(path, `playground/index.html#${fragment}`),
    })
  }
  return hasPlayground
}

interface BlockSettings {
  /** The target of the playground that takes the place of the block. */
  readonly target: string | undefined
  /** The link that opens the block in the playground. */
  readonly link: string | undefined
}

function blockHtml(code: string, language: string, { target, link }: BlockSettings): string {
  const playground = target === undefined ? '' : ` data-playground="${escapeHtml(target)}"`
  const label = `${languageTitle(language)} example`
  const pre = `<pre class="block" tabindex="0" role="group" aria-label="${label}"${playground}><code>${highlighted(code, language)}</code></pre>`
  const open = link === undefined ? '' : `<p class="open"><a href="${escapeHtml(link)}">Open in the playground</a></p>`
  return `${pre}${open}\n`
}
