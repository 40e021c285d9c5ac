import type { Token } from 'markdown-it'

/** Returns the text of an inline token, without its marks. */
export const tokenText = ({ children }: Token): string =>
  (children ?? [])
    .map(({ type, content }) =>
      type === 'softbreak' || type === 'hardbreak' ? ' ' : type === 'html_inline' ? '' : content,
    )
    .join('')
