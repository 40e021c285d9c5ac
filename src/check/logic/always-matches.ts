import { not } from '../../ir/bool.js'
import { defineCheck } from '../check.js'
import { unlessList } from './dead-reason.js'
import { conditionSpan } from './never-matches.js'
import { logicOf } from './rule-logic.js'

export const alwaysMatches = defineCheck({
  code: 'always-matches',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (isAssuming: boolean) => `every event of the log source matches this rule${unlessList(isAssuming)}`,
  help: 'correct the condition; to exclude two things, write `not a and not b`',
  why: 'The rule alerts on everything. Most often, `or` joins two exclusions, of which an event always passes one.',
  wrong: `
selection_user:
  User: 'SYSTEM'
selection_admin:
  User: 'Administrator'
condition: not selection_user or not selection_admin
`,
  right: `
selection_user:
  User: 'SYSTEM'
selection_admin:
  User: 'Administrator'
condition: not selection_user and not selection_admin
`,
  checkRule: (context, report) => {
    for (const { kind, searches, expr, reasoner } of logicOf(context)) {
      // Only negations and tests of absence match an event without fields.
      if (kind !== 'detection' || !reasoner.matches(expr, {})) continue
      const others = reasoner.satisfiable(not(expr))
      if (others.answer === 'no') report(conditionSpan(context) ?? searches.span, ['assuming' in others], { event: {} })
    }
  },
})
