import type { Bool } from '../ir/bool.js'
import type { Selection } from '../rule/rule.js'
import type { Report } from '../text/collect-diagnostics.js'
import { limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import { exceededLimit, openBudget } from './budget.js'
import { lowerSelection } from './lower-selection.js'
import type { LoweredItem } from './lowered-item.js'

/** Lowers a selection that belongs to no rule, such as one in a pipeline, with default limits of its own. */
export function lowerAlone(source: Source, selection: Selection, report: Report): Bool<LoweredItem> {
  const budget = openBudget(limitsOf())
  const items = lowerSelection(source, selection, budget, report)
  if (budget.exceeded !== undefined) report(exceededLimit(source, budget.exceeded, budget.limits))
  return items
}
