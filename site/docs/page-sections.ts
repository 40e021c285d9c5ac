import type { Token } from 'markdown-it'
import type { Section } from './doc-page.js'
import { tokenText } from './token-text.js'

/** Collects the text below each heading. */
export function sectionsOf(title: string, tokens: readonly Token[]): readonly Section[] {
  const sections: { heading: string; anchor: string; texts: string[] }[] = [{ heading: title, anchor: '', texts: [] }]
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      sections.push({ heading: headingText(tokens[index + 1]), anchor: String(token.attrGet('id') ?? ''), texts: [] })
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      sections.at(-1)?.texts.push(tokenText(token))
    } else if (token.type === 'html_block') sections.at(-1)?.texts.push(withoutTags(token.content))
  }
  return sections.map(({ texts, ...section }) => ({ ...section, text: texts.join(' ').replace(/\s+/g, ' ').trim() }))
}

const headingText = (inline: Token | undefined): string => (inline === undefined ? '' : tokenText(inline))

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
const withoutTags = (text: string): string =>
  text
    .replace(/<p class="open">.*?<\/p>|<!--.*?-->/gs, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
