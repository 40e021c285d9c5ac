import type { Token } from 'markdown-it'
import type { SiteLink } from './doc-page.js'
import { type LinkSettings, linkTarget } from './links.js'

/** Turns links to Markdown files into links to their pages. A link that readers cannot open becomes its text. */
export function setLinks(tokens: readonly Token[], file: string, settings: LinkSettings): readonly SiteLink[] {
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
