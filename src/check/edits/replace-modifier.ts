import type { Span } from '../../text/source.js'
import type { Edit } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { writtenItems } from '../written-items.js'
import { replaceHere } from './replace-here.js'

/**
 * Replaces the modifier at a span in the key of a search item, or removes it without `name`. Returns `undefined` under
 * the conditions of `replaceHere`.
 */
export function replaceModifier(context: RuleContext, { start, end }: Span, name?: string): Edit | undefined {
  const { source, root } = context
  const item = writtenItems(root).find(({ entry: { key } }) => key.span.start <= start && end <= key.span.end)
  if (item === undefined) return undefined
  const { key } = item.entry
  const parts = key.text.split('|')
  const at = source.text.slice(key.span.start, start).split('|').length - 1
  parts.splice(at, 1, ...(name === undefined ? [] : [name]))
  return replaceHere(context, key, parts.join('|'))
}
