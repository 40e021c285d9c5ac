import { removeEntry } from '../edits/edit-node.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import type { DiagnosticFix } from './index.js'

/** Removes the service beside a category, so that the rule applies to every source of the category. */
export const fixCategoryWithService: DiagnosticFix = ({ span }, context) => {
  const place = placeOf(context, span)
  return place?.kind === 'value' ? unsafeFixOf(removeEntry(context.source, place.map, place.index)) : undefined
}
