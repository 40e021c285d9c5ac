import { isMetadataKey } from '../../rule/metadata/read-metadata.js'
import { suggestionIn } from '../../text/suggest.js'
import { placeOf } from '../edits/place-of.js'
import type { DiagnosticFix } from './index.js'
import { renameKey } from './rename-key.js'

/** Renames a misspelt key to the one that the diagnostic suggests. */
export const fixMisspeltKey: DiagnosticFix = ({ span, message }, context) => {
  const place = placeOf(context, span)
  const name = suggestionIn(message)?.name
  if (place?.kind !== 'key' || name === undefined) return undefined
  return renameKey(context, place.entry.key, name, place.keys.length === 1 && isMetadataKey(name))
}
