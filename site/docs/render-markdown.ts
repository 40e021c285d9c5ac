import MarkdownIt, { type Token } from 'markdown-it'
import { linkFrom } from '../../src/site/shell/links.js'
import type { DocPage, Heading, Section, SiteLink } from './doc-page.js'
import { escapeHtml, highlighted, languageTitle } from './highlight.js'
import { type LinkSettings, linkTarget } from './links.js'
import { isRuleExample, playgroundFragment } from './rule-examples.js'
import { openSlugs } from './slugs.js'
import { type SourcePage, sitePath } from './source-page.js'

/** A comment before an example of a rule makes a playground of it: `<!-- playground: splunk -->`. */
const PLAYGROUND = /<!-- playground: (\w+) -->/

const markdown = new MarkdownIt({ html: true })

/** Renders a Markdown file of the repository as a page. */
export async function renderMarkdown({ file, text }: SourcePage, settings: LinkSettings): Promise<DocPage> {
  const path = sitePath(file) ?? file
  const tokens = markdown.parse(text, {})
  const { title, rest } = takeTitle(tokens)
  const headings = setAnchors(rest)
  const links = setLinks(rest, file, settings)
  for (const token of rest) if (token.type === 'th_open') token.attrSet('scope', 'col')
  const hasPlayground = await writeBlocks(rest, path)
  return {
    file,
    path,
    title,
    description: descriptionOf(rest),
    html: markdown.renderer.render(rest, markdown.options, {}),
    headings,
    sections: sectionsOf(title, rest),
    links,
    hasPlayground,
  }
}

const textOf = ({ children }: Token): string =>
  (children ?? [])
    .map(({ type, content }) =>
      type === 'softbreak' || type === 'hardbreak' ? ' ' : type === 'html_inline' ? '' : content,
    )
    .join('')

/** Takes the first heading of the first level out of the content. */
function takeTitle(tokens: readonly Token[]): { readonly title: string; readonly rest: Token[] } {
  const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1')
  const inline = tokens[at + 1]
  if (at === -1 || inline === undefined) return { title: 'Page', rest: [...tokens] }
  return { title: textOf(inline), rest: tokens.filter((_, index) => index < at || index > at + 2) }
}

/** Turns links to Markdown files into links to their pages. A link that readers cannot open becomes its text. */
function setLinks(tokens: readonly Token[], file: string, settings: LinkSettings): readonly SiteLink[] {
  const links: SiteLink[] = []
  let section = ''
  for (const token of tokens) {
    if (token.type === 'heading_open') section = String(token.attrGet('id') ?? '')
    const { children } = token
    let open: Token | undefined
    for (const [index, child] of (children ?? []).entries()) {
      if (child.type === 'image') setSource(child, file, settings)
      if (child.type === 'link_close' && open?.tag === 'span') child.tag = 'span'
      if (child.type !== 'link_open') continue
      open = child
      const target = linkTarget(file, String(child.attrGet('href') ?? ''), settings)
      if (target.kind === 'none') {
        child.tag = 'span'
        child.attrs = null
        continue
      }
      child.attrSet('href', target.href)
      if (target.kind !== 'page') continue
      const { path, anchor } = target
      links.push({ text: linkText(children ?? [], index), path, anchor, section })
    }
  }
  return links
}

function setSource(image: Token, file: string, settings: LinkSettings): void {
  const target = linkTarget(file, String(image.attrGet('src') ?? ''), settings)
  if ('href' in target) image.attrSet('src', target.href)
}

function linkText(children: readonly Token[], open: number): string {
  const close = children.findIndex(({ type }, index) => index > open && type === 'link_close')
  return children
    .slice(open + 1, close)
    .map(({ content }) => content)
    .join('')
}

/** Gives each heading an anchor and a link to itself. */
function setAnchors(tokens: readonly Token[]): readonly Heading[] {
  const slug = openSlugs()
  const headings: Heading[] = []
  for (const [index, token] of tokens.entries()) {
    const [inline, close] = [tokens[index + 1], tokens[index + 2]]
    if (token.type !== 'heading_open' || inline === undefined || close === undefined) continue
    const text = textOf(inline)
    const anchor = slug(text)
    token.attrSet('id', anchor)
    close.meta = {
      link: `<a class="anchor" href="#${escapeHtml(anchor)}" aria-label="Link to ${escapeHtml(text)}">#</a>`,
    }
    headings.push({ level: Number(token.tag.slice(1)), anchor, text })
  }
  return headings
}

markdown.renderer.rules.heading_close = (tokens, index) =>
  `${tokens[index]?.meta?.link ?? ''}</${tokens[index]?.tag}>\n`
// A wide table scrolls inside its own box, which the keyboard can reach.
markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>\n'
markdown.renderer.rules.table_close = () => '</table></div>\n'

/** Writes the blocks of code. Returns true if one of them is a playground. */
async function writeBlocks(tokens: readonly Token[], path: string): Promise<boolean> {
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

/** Returns the first sentence of the page. */
function descriptionOf(tokens: readonly Token[]): string {
  const at = tokens.findIndex(({ type, level }) => type === 'paragraph_open' && level === 0)
  const text = at === -1 ? '' : textOf(tokens[at + 1] as Token)
  return /^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text
}

/** Collects the text below each heading. */
function sectionsOf(title: string, tokens: readonly Token[]): readonly Section[] {
  const sections: { heading: string; anchor: string; texts: string[] }[] = [{ heading: title, anchor: '', texts: [] }]
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      sections.push({ heading: headingText(tokens[index + 1]), anchor: String(token.attrGet('id') ?? ''), texts: [] })
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      sections.at(-1)?.texts.push(textOf(token))
    } else if (token.type === 'html_block') sections.at(-1)?.texts.push(withoutTags(token.content))
  }
  return sections.map(({ texts, ...section }) => ({ ...section, text: texts.join(' ').replace(/\s+/g, ' ').trim() }))
}

const headingText = (inline: Token | undefined): string => (inline === undefined ? '' : textOf(inline))

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
const withoutTags = (text: string): string =>
  text
    .replace(/<p class="open">.*?<\/p>|<!--.*?-->/gs, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
