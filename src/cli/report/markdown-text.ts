/**
 * Writes text in Markdown so that it stays text: no markup, HTML, link, mention or reference, also in a table. Parts
 * between backticks become code.
 */
export function markdownText(text: string): string {
  const parts = text.split('`')
  // An odd backtick is a part of the text.
  if (parts.length % 2 === 0) return escapeMarkdown(text)
  return parts.map((part, index) => (index % 2 === 1 ? markdownCode(part) : escapeMarkdown(part))).join('')
}

/** Writes text as code. */
export const markdownCode = (text: string): string => (text === '' ? '' : `<code>${escapeMarkdown(text)}</code>`)

/** Writes each character that could begin markup as a character reference, which never does. */
const escapeMarkdown = (text: string): string =>
  unlink(text).replace(/[&<>|\\`*_~[\]()!#@$]/g, (char) => `&#${char.charCodeAt(0)};`)

/**
 * Separates the parts of mentions, references, emoji and addresses by an invisible character, so that no page links them: many
 * link addresses even in code.
 */
const unlink = (text: string): string =>
  text
    .replace(/@(?=\w)|#(?=\d)|:(?=[\w+-]+:)/g, '$&\u2060')
    .replace(/(?<=\b(?:GH|https?|ftp|www|mailto|xmpp))(?=[-:.]\S)/gi, '\u2060')

/** Returns the first lines that fit a length in characters. */
export function fitting(lines: readonly string[], length: number): readonly string[] {
  let rest = length
  const end = lines.findIndex((line) => {
    rest -= line.length + 1
    return rest < 0
  })
  return end < 0 ? lines : lines.slice(0, end)
}
