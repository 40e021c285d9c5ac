import { withoutDotSlash } from '../../files/without-dot-slash.js'
import { type Settings, textAt } from './layers.js'

/** Returns the path of an output with these settings, without `./` at its beginning; empty if it has none. */
export const pathOf = (settings: Settings): string => withoutDotSlash(textAt(settings, 'path'))

/** True if the files of an output with these settings are committed, which is the default. */
export const isCommitted = (settings: Settings): boolean => textAt(settings, 'commit').toLowerCase() !== 'false'
