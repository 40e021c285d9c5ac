import type { Span } from '../../text/source.js'
import { removeEntry } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { entryOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/** Reports a key at the top level of a filter, with the fix that removes it. */
export function reportFilterKey(
  context: RuleContext,
  key: string,
  report: (span: Span, fix: Fix | undefined) => void,
): void {
  const entry = context.root.entries.find((candidate) => candidate.key.text === key)
  if (entry === undefined || context.nodeAt('filter') === undefined || context.nodeAt('detection') !== undefined) return
  const place = entryOf(context, key)
  report(entry.key.span, place && fixOf(removeEntry(context.source, place.map, place.index)))
}
