/** Device names that Windows reserves, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|$))/i
/** Characters that Windows forbids in names. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression searches for them
const FORBIDDEN = /[<>:"|?*\\\u0000-\u001f]/g
/** Windows removes them without an error. */
const TRAILING = /[. ]+$/

/**
 * Makes a relative path with `/` writable on every system, so that outputs have the same names everywhere. Most paths
 * are unchanged.
 *
 * @example
 * portablePath('windows/aux.toy.txt') // 'windows/aux_.toy.txt'
 * portablePath('a:b./c?.txt') // 'a-b/c-.txt'
 */
export const portablePath = (path: string): string => path.split('/').map(portableName).join('/')

/** Makes a file or folder name writable on every system. */
export const portableName = (name: string): string =>
  name.replace(FORBIDDEN, '-').replace(TRAILING, '').replace(DEVICE, '$1_') || '_'

/**
 * Returns a key that is equal for names that are one file on some system: it ignores letter case and the composition of
 * accents.
 */
export const nameIdentity = (path: string): string =>
  NOT_ASCII.test(path) ? path.normalize('NFC').toUpperCase().toLowerCase() : path.toLowerCase()

// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression searches for all others
const NOT_ASCII = /[^\u0000-\u007f]/
