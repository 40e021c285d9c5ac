import type { Span } from '../../text/source.js'
import { removeEntry, removeItem } from '../edits/edit-node.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { writtenItems } from '../written-items.js'

/** Returns a fix that removes a value from its list. */
export function removeValue(context: RuleContext, span: Span, keepsMeaning = true): Fix | undefined {
  const place = placeOf(context, span)
  if (place?.kind !== 'item') return undefined
  return (keepsMeaning ? fixOf : unsafeFixOf)(removeItem(context.source, place.list, place.index))
}

/** Returns a fix that removes the item of a map whose field is at this place. */
export function removeMapItem(context: RuleContext, field: Span): Fix | undefined {
  const item = writtenItems(context.root).find(
    ({ entry: { key } }) => key.span.start <= field.start && field.end <= key.span.end,
  )
  const place = item && placeOf(context, item.entry.key.span)
  if (place?.kind !== 'key') return undefined
  return fixOf(removeEntry(context.source, place.map, place.index))
}
