import { and, leavesOf } from '../../ir/bool.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { NamedSelection } from '../../rule/rule.js'
import type { EventObject } from '../../witness/event-object.js'
import { defineCheck } from '../check.js'
import { unlessList } from './dead-reason.js'
import { mapsOf, valuesIn } from './parts-of.js'
import { logicOf, type RuleLogic } from './rule-logic.js'

export const filterAlwaysExcludes = defineCheck({
  code: 'filter-always-excludes',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  message: (name: string, isAssuming: boolean) =>
    `\`${name}\` excludes every event that the rest of the rule matches${unlessList(isAssuming)}`,
  help: 'narrow the filter',
  why: 'The rule never alerts, because its filter covers all that it looks for.',
  wrong: `
selection:
  Image|endswith: '\\System32\\cmd.exe'
filter_main:
  Image|endswith: '\\cmd.exe'
condition: selection and not filter_main
`,
  right: `
selection:
  Image|endswith: '\\System32\\cmd.exe'
filter_main:
  ParentImage|endswith: '\\explorer.exe'
condition: selection and not filter_main
`,
  checkRule: (context, report) => {
    for (const logic of logicOf(context)) {
      const filter = killingFilter(logic)
      if (filter === undefined) continue
      const selection = logic.searches.selections.find((named) =>
        valuesIn(named.selection).some(({ span }) => span.start === filter.predicate.span.start),
      )
      const name = selection?.name ?? 'a filter'
      report(selection?.nameSpan ?? filter.predicate.span, [name, filter.isAssuming], { event: filter.event })
    }
  },
})

/** A negated condition that excludes all that the others match. */
interface KillingFilter {
  readonly predicate: Predicate
  readonly isAssuming: boolean
  /** An event that the rule would match without it. */
  readonly event: EventObject
}

/** Returns the filter because of which a detection matches nothing. */
export function killingFilter({ kind, searches, expr, reasoner, possible }: RuleLogic): KillingFilter | undefined {
  if (kind !== 'detection' || expr.kind !== 'and') return undefined
  const whole = possible()
  if (whole.answer !== 'no') return undefined
  for (const filter of expr.args) {
    const predicate = filter.kind === 'not' ? leavesOf(filter)[0] : undefined
    if (predicate === undefined || isNegatedItem(filter, searches.selections)) continue
    const others: Expr = and(expr.args.filter((arg) => arg !== filter))
    const rest = reasoner.satisfiable(others)
    if (rest.answer === 'yes') return { predicate, isAssuming: 'assuming' in whole, event: rest.event }
  }
  return undefined
}

/** True if a negation comes from an item itself, as in `x|neq: 1` and `x|exists: false`, and not from the condition. */
function isNegatedItem(negation: Expr, selections: readonly NamedSelection[]): boolean {
  const [start, ...others] = new Set(leavesOf(negation).map(({ item }) => item.start))
  if (start === undefined || others.length > 0) return false
  const written = selections
    .flatMap(({ selection }) => mapsOf(selection).flat())
    .find(({ fieldSpan }) => fieldSpan.start === start)
  const isAbsence = written?.values[0]?.text.toLowerCase() === 'false'
  return written?.modifiers.some(({ name }) => name === 'neq' || (name === 'exists' && isAbsence)) ?? false
}
