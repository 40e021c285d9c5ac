/** JSON in one line without control characters, of which `JSON.stringify` leaves some. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(/\p{Cc}/gu, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
