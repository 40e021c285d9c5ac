import { removeEntry } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import type { DiagnosticFix } from './index.js'

/** Removes a `timeframe` that nothing uses. */
export const fixRemovedTimeframe: DiagnosticFix = ({ span }, context) => {
  const place = placeOf(context, span)
  return place?.kind === 'key' ? fixOf(removeEntry(context.source, place.map, place.index)) : undefined
}
