import type { Bool } from '../../../ir/bool.js'
import type { LoweredItem } from '../../../lower/lowered-item.js'
import { oncePer } from '../../../text/keep-recent.js'
import { defineCondition } from '../../define.js'

type Detection = Bool<LoweredItem>

/** The items of each rule that are excluded, since a condition asks about one item at a time. */
const excludedIn = oncePer((detection: Detection): ReadonlySet<LoweredItem> => new Set(excludedItems(detection, false)))

export const negated = defineCondition<LoweredItem, object>({
  options: {},
  required: [],
  prepare:
    () =>
    (item, { detection }) =>
      excludedIn(detection).has(item),
})

function excludedItems(node: Detection, isNegated: boolean): readonly LoweredItem[] {
  switch (node.kind) {
    case 'const':
      return []
    case 'leaf':
      return isNegated ? [node.leaf] : []
    case 'not':
      return excludedItems(node.arg, !isNegated)
    case 'and':
    case 'or':
      return node.args.flatMap((arg) => excludedItems(arg, isNegated))
  }
}
