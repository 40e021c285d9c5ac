import { and, type Bool, or } from '../ir/bool.js'
import type { Selection } from '../rule/rule.js'
import type { Report } from '../text/collect-diagnostics.js'
import type { Source } from '../text/source.js'
import type { Budget } from './budget.js'
import { lowerItem } from './lower-item.js'
import type { LoweredItem } from './lowered-item.js'

/** Lowers a search block: the conjunction of its items, or the disjunction of its keywords or blocks. */
export function lowerSelection(
  source: Source,
  selection: Selection,
  budget: Budget,
  report: Report,
): Bool<LoweredItem> {
  switch (selection.kind) {
    case 'items':
      return and(selection.items.map((item) => lowerItem(source, item, budget, report)))
    case 'keywords': {
      const { values } = selection
      const fieldSpan = values[0]?.span ?? { start: 0, end: 0 }
      return lowerItem(source, { field: null, fieldSpan, modifiers: [], values }, budget, report)
    }
    case 'any':
      return or(selection.of.map((block) => lowerSelection(source, block, budget, report)))
  }
}
