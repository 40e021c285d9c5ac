/**
 * Replaces tabs with two spaces and control characters with their Unicode pictures: marks stay aligned, and no rule
 * can control a terminal.
 */
export const visible = (text: string): string => printable(text.replaceAll('\t', '  '))

/** Replaces control characters with their Unicode pictures. The result is one line. */
export const printable = (text: string): string =>
  text.replace(/\p{Cc}/gu, (char) => (char < ' ' ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '␡'))

/**
 * Writes JSON in one line. Also escapes the control characters that `JSON.stringify` leaves unescaped, since they
 * would control a terminal and break files.
 */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replace(/[\x7f-\x9f]/g, unicodeEscape)

/** Returns the code of a UTF-16 unit in four hexadecimal digits. */
export const hexCode = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0')

/** Writes a UTF-16 unit as JSON and many query languages do: `\u0007`. */
export const unicodeEscape = (character: string): string => `\\u${hexCode(character)}`
