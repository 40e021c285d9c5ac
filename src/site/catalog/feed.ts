import { dateOf } from './model/rule-facts.js'
import type { RulePage } from './model/rule-page.js'

/** The most entries of a feed. */
const MAX_ENTRIES = 50

/**
 * Returns an Atom feed of the rules that were changed last. Its times are the dates of the rules, so equal rules give
 * equal feeds; rules without a date are left out. Links are relative to the address of the feed unless `base` is given.
 */
export function makeFeed(ordered: readonly RulePage[], name: string, base = ''): string {
  const dated = ordered.filter((page) => dateOf(page) !== '').slice(0, MAX_ENTRIES)
  const [newest] = dated
  const entries = dated.map(
    (page) => `<entry>
<id>${idOf(page, base)}</id>
<title>${escapeXml(page.title)}</title>
<updated>${time(dateOf(page))}</updated>
<link href="${escapeXml(`${base}${page.path}.html`)}"/>
<summary>${escapeXml(page.description ?? '')}</summary>
${page.authors.map((author) => `<author><name>${escapeXml(author)}</name></author>\n`).join('')}</entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${base === '' ? 'urn:sigmacast:catalog' : escapeXml(base)}</id>
<title>${escapeXml(name)}</title>
<updated>${time(newest === undefined ? '1970-01-01' : dateOf(newest))}</updated>
<author><name>sigmacast</name></author>
<link rel="self" href="${escapeXml(`${base}feed.xml`)}"/>
<link href="${escapeXml(`${base}index.html`)}"/>
${entries.join('')}</feed>
`
}

const idOf = ({ id, path }: RulePage, base: string): string =>
  id === null
    ? escapeXml(base === '' ? `urn:sigmacast:${path}` : `${base}${path}.html`)
    : `urn:uuid:${id.toLowerCase()}`

const time = (day: string): string => `${day}T00:00:00Z`

/** Escapes a text for XML. Characters that XML does not allow become U+FFFD. */
const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML allows no control characters.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
