/**
 * A text for people, as lines that a .conf file can hold: without control characters, empty lines, and blanks around lines; no line ends with a
 * backslash, which would join it with the next one, and none but the first begins like a comment or a stanza. What would is
 * joined with the line before it. A list with stars is one with dashes.
 */
export function proseOf(text: string): string {
  const lines: string[] = []
  for (const line of text.split(/\r\n?|[\n\u2028\u2029]/)) {
    const clean = line
      .replace(/[\p{Cc}\p{Surrogate}]+/gu, (found) => (/\p{Cc}/u.test(found) ? ' ' : '\ufffd'))
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

/** The same in one line. */
export const proseLine = (text: string): string => proseOf(text.replace(/\s+/g, ' '))

/**
 * A text in which alert actions and notable events find no token: they take what stands between two `$` for the name of a field. Splunk
 * documents no escape, so these signs are wide ones then.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Alert/EmailNotificationTokens
 */
export const withoutTokens = (text: string): string => (mayHoldToken(text) ? text.replaceAll('$', '\uff04') : text)

/** Two signs are enough: names of tokens may hold anything else. */
export const mayHoldToken = (text: string): boolean => text.indexOf('$') !== text.lastIndexOf('$')
