import { CONTROL } from '../../src/text/control-characters.js'

/** Control characters and lone surrogates, which have no notation. */
export const UNWRITABLE = new RegExp(`(${CONTROL.source}|\\p{Surrogate})`, 'u')

/** True if the name of an attribute or a tag has a notation. A wildcard in a name has none, not even escaped. */
export const isWritableName = (name: string): boolean => name !== '' && !/[*?]/.test(name) && !UNWRITABLE.test(name)
