/** Tabs as two blanks and control characters as their pictures: a mark stands under its text, and no rule can steer a terminal. */
export const visible = (text: string): string => printable(text.replaceAll('\t', '  '))

/** Control characters as their pictures, in one line. */
export const printable = (text: string): string =>
  text.replace(/\p{Cc}/gu, (char) => (char < ' ' ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '␡'))

/** JSON in one line, without the control characters that `JSON.stringify` leaves as they are: they would steer a terminal, and break files. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(/[\x7f-\x9f]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)
