import type { YamlSequence } from '../../rule/yaml/node.js'
import { removeEntry, removeItem } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { nextLineStart } from '../edits/lines.js'
import { type EntryPlace, type ItemPlace, placeOf } from '../edits/place-of.js'
import type { Edit } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import type { DiagnosticFix } from './index.js'

/** Removes a key or an item without a value, which is read as if it were absent. A rule keeps its title. */
export const fixEmptyValue: DiagnosticFix = ({ span }, context) => {
  const place = placeOf(context, span)
  if (place === undefined || place.keys[0] === 'detection' || place.keys[0] === 'title') return undefined
  if (place.kind !== 'item') return fixOf(removal(context, place))
  if (place.list.items.length > 1) return fixOf(itemRemoval(context, place))
  return place.owner && fixOf(removal(context, place.owner))
}

const removal = ({ source }: RuleContext, { map, index }: EntryPlace): Edit | undefined =>
  removeEntry(source, map, index)

const itemRemoval = ({ source }: RuleContext, { list, item, index }: ItemPlace): Edit | undefined =>
  item.span.end > item.span.start ? removeItem(source, list, index) : bareDash(source.text, list)

/** Removes the line of the first dash in a list that has nothing after it. */
function bareDash(text: string, { items, span }: YamlSequence): Edit | undefined {
  for (const [index, item] of items.entries()) {
    if (item.span.end > item.span.start) continue
    const from = items[index - 1]?.span.end ?? span.start
    const found = /(?:^|[\r\n])([ \t]*)-[ \t]*(?=[\r\n]|$)/.exec(text.slice(from, items[index + 1]?.span.start))
    if (found === null) return undefined
    const start = from + found.index + (/^[\r\n]/.test(found[0]) ? 1 : 0)
    return index === 0 && start === from ? undefined : { span: { start, end: nextLineStart(text, start) }, text: '' }
  }
  return undefined
}
