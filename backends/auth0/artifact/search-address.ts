import type { Converted, Printed } from '../../../src/backend/format.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import { MAX_URL_LENGTH } from '../auth0-limits.js'

/** The query of the log search, restricted to events since the date `since` if it is given. */
export const searchQuery = ({ conversion: { query } }: Converted, since: string | undefined): string =>
  since === undefined ? query : `(${query}) AND date:[${since} TO *]`

/** Builds an address from the encoded query, or returns why there is none. `what` names the address in messages. */
export function withAddress(
  { rule }: Converted,
  query: string,
  what: string,
  address: (encoded: string) => string,
  text: (address: string) => string,
): Printed {
  const refused = (because: string): Printed => ({
    text: undefined,
    diagnostics: [diagnoseArtifact('no-artifact', rule.source, rule.sectionSpan, [what, because])],
  })
  if (/\p{Cs}/u.test(query)) return refused('a URL cannot contain half of a surrogate pair')
  const whole = address(encoded(query))
  return whole.length > MAX_URL_LENGTH
    ? refused(`its URL would have ${whole.length} characters, and servers may reject more than ${MAX_URL_LENGTH}`)
    : { text: text(whole) }
}

/**
 * Percent-encodes a text; letters, digits, `-`, `.`, `_` and `~` stay as they are:
 * https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
