/** Names that Windows keeps for devices, whatever stands behind the first dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|$))/i
/** Characters that no name on Windows can have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[<>:"|?*\\\u0000-\u001f]/g
/** Windows drops them without a word. */
const TRAILING = /[. ]+$/

/**
 * A relative path, with `/`, that every system can write, so that outputs have the same names everywhere. Most paths stay as they are.
 *
 * @example
 * portablePath('windows/aux.toy.txt') // 'windows/aux_.toy.txt'
 * portablePath('a:b./c?.txt') // 'a-b/c-.txt'
 */
export const portablePath = (path: string): string => path.split('/').map(portableName).join('/')

/** A name of a file or folder that every system can write. */
export const portableName = (name: string): string =>
  name.replace(FORBIDDEN, '-').replace(TRAILING, '').replace(DEVICE, '$1_') || '_'

/** Two names with the same identity are one file on some system: letter case, and how accents are composed, do not tell them apart there. */
export const nameIdentity = (path: string): string => path.normalize('NFC').toUpperCase().toLowerCase()
