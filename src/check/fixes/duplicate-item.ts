import { removeItem } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import type { DiagnosticFix } from './index.js'

/** Removes the second of two equal items. */
export const fixDuplicateItem: DiagnosticFix = ({ span }, context) => {
  const place = placeOf(context, span)
  return place?.kind === 'item' ? fixOf(removeItem(context.source, place.list, place.index)) : undefined
}
