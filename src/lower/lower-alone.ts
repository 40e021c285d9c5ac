import type { Bool } from '../ir/bool.js'
import type { Selection } from '../rule/rule.js'
import type { Report } from '../text/collect-diagnostics.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import { exceededLimit, openBudget } from './budget.js'
import type { LoweredItem } from './lowered-item.js'
import { lowerSelection } from './selection.js'

/** The items of a selection that no rule has, such as one in a pipeline, within limits of its own. */
export function lowerAlone(source: Source, selection: Selection, report: Report): Bool<LoweredItem> {
  const budget = openBudget(limitsOf())
  const diagnostics: Diagnostic[] = []
  const items = lowerSelection(source, selection, budget, diagnostics)
  for (const diagnostic of diagnostics) report(diagnostic)
  if (budget.exceeded !== undefined) report(exceededLimit(source, budget.exceeded, budget.limits))
  return items
}
