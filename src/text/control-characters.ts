/**
 * Characters that a query box does not show as themselves: controls, line and paragraph separators, which are
 * `[\p{Cc}\p{Zl}\p{Zp}]`. Compiling these properties takes 0.2 ms of a start, and the ranges 0.01 ms.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression searches for them
export const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029]/u

/**
 * Matches all of them, only for `replace`: a regular expression with the flag `g` keeps its position between calls of
 * `test`.
 */
export const CONTROLS = new RegExp(CONTROL.source, 'gu')

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
