import type { Bool } from '../../ir/bool.js'
import { defineCheck } from '../check.js'
import type { RuleContext } from '../rule-context.js'
import { conditionsOf } from '../structure/condition-texts.js'
import { writtenItems } from '../written-items.js'

export const filterWithoutNot = defineCheck({
  code: 'filter-without-not',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: () => 'the filter excludes nothing: its condition has no `not`',
  help: 'write `not` before the selections to exclude their events',
  why: `The condition of a filter is added to each rule with \`and\`. Without \`not\`, the rules find only the events that the
filter describes: the accepted activity, and nothing else.`,
  wrong: `
title: Administrators
logsource: { product: windows, category: process_creation }
filter:
    rules: [whoami]
    selection: { User|startswith: adm_ }
    condition: selection
`,
  right: `
title: Administrators
logsource: { product: windows, category: process_creation }
filter:
    rules: [whoami]
    selection: { User|startswith: adm_ }
    condition: not selection
`,
  checkRule: (context, report) => {
    const { rule, document, root } = context
    if (rule?.kind !== 'filter' || document.rule === undefined || hasNegation(rule.condition, false)) return
    if (!hasNegativeItem(context)) report((conditionsOf(context)[0]?.scalar ?? root).span, [])
  },
})

/** True if a part of the condition excludes events. */
function hasNegation(condition: Bool<unknown>, isNegated: boolean): boolean {
  switch (condition.kind) {
    case 'const':
    case 'leaf':
      return isNegated
    case 'not':
      return hasNegation(condition.arg, !isNegated)
    case 'and':
    case 'or':
      return condition.args.some((arg) => hasNegation(arg, isNegated))
  }
}

/** True if a selection describes the events to keep by what they are not. */
const hasNegativeItem = ({ root }: RuleContext): boolean =>
  writtenItems(root).some(
    ({ modifiers, values }) =>
      modifiers.includes('neq') ||
      (modifiers.includes('exists') && values.some(({ text }) => /^(?:false|no|off)$/i.test(text))),
  )
