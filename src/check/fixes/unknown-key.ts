import { suggestionIn } from '../../text/suggest.js'
import { placeOf } from '../edits/place-of.js'
import type { DiagnosticFix } from './index.js'
import { renameKey } from './rename-key.js'

/** Renames a key that its map cannot have to the similar one that it can have, such as `detction` to `detection`. */
export const fixUnknownKey: DiagnosticFix = ({ span, help }, context) => {
  const place = placeOf(context, span)
  const name = suggestionIn(help)?.name
  return place?.kind === 'key' && name !== undefined ? renameKey(context, place.entry.key, name, false) : undefined
}
