/** JSON in one line, without the control characters that `JSON.stringify` leaves as they are: they would steer a terminal, and break files. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(/[\x7f-\x9f]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)
