/**
 * Converts a text for people to lines that a .conf file can contain: no control characters, empty lines, or spaces
 * around lines. No line ends in a backslash, which would join it with the next line. Only the first line may look like
 * a comment or a stanza; others that do are joined with the previous line. List items with stars become items with
 * dashes.
 */
export function proseOf(text: string): string {
  const lines: string[] = []
  for (const line of text.split(/\r\n?|[\n\u2028\u2029]/)) {
    const clean = line
      .replace(/[\p{Cc}\p{Surrogate}]+/gu, (characters) => (/\p{Cc}/u.test(characters) ? ' ' : '\ufffd'))
      .trim()
      .replace(/^\*(?= )/, '-')
    const last = lines.at(-1)
    if (clean === '') continue
    if (last !== undefined && (last.endsWith('\\') || /^[#;[*]/.test(clean)))
      lines[lines.length - 1] = `${last} ${clean}`
    else lines.push(clean)
  }
  const whole = lines.join('\n')
  return whole.endsWith('\\') ? `${whole} .` : whole
}

/** The same on one line. */
export const proseLine = (text: string): string => proseOf(text.replace(/\s+/g, ' '))

/**
 * Removes tokens from a text: alert actions and notable events read the text between two `$` as a field name. Splunk
 * documents no escape, so full-width signs replace them.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Alert/EmailNotificationTokens
 */
export const withoutTokens = (text: string): string => (mayHoldToken(text) ? text.replaceAll('$', '\uff04') : text)

/** Two signs are enough, because token names may contain any other character. */
export const mayHoldToken = (text: string): boolean => text.indexOf('$') !== text.lastIndexOf('$')
