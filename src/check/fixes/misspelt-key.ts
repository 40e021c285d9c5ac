import { isMetadataKey } from '../../rule/metadata/read-metadata.js'
import { suggestionIn } from '../../text/suggest.js'
import { type EntryPlace, placeOf } from '../edits/place-of.js'
import type { RuleContext } from '../rule-context.js'
import { textAsList } from './as-list.js'
import type { DiagnosticFix } from './index.js'
import { renameKey } from './rename-key.js'
import { LISTS } from './wrong-type.js'

/**
 * Renames a misspelt key to the one that the diagnostic suggests. The fix is unsafe if the key decides which events match,
 * or if other tools would refuse its value under the new name.
 */
export const fixMisspeltKey: DiagnosticFix = ({ span, message }, context) => {
  const place = placeOf(context, span)
  const name = suggestionIn(message)?.name
  if (place?.kind !== 'key' || name === undefined) return undefined
  const isMetadata = place.keys.length === 1 && isMetadataKey(name)
  return renameKey(context, place.entry.key, name, isMetadata && canBeValueOf(name, context, place))
}

/** False for a text in place of a list, unless its own fix can write it as a list. */
const canBeValueOf = (name: string, context: RuleContext, place: EntryPlace): boolean =>
  !LISTS.has(name) || place.entry.value.kind !== 'scalar' || textAsList(context, place) !== undefined
