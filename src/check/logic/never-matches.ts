import { defineCheck } from '../check.js'
import type { RuleContext } from '../rule-context.js'
import { conflictingPair } from './conflict.js'
import { unlessList } from './dead-reason.js'
import { killingFilter } from './filter-always-excludes.js'
import { impossiblePart } from './impossible-part.js'
import { logicOf, type RuleLogic } from './rule-logic.js'

export const neverMatches = defineCheck({
  code: 'never-matches',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  message: (isAssuming: boolean, regex: string | undefined) =>
    regex === undefined
      ? `no event can match this rule${unlessList(isAssuming)}`
      : `no event can match this rule, because no text matches \`${regex}\``,
  help: (_isAssuming, regex) =>
    regex === undefined
      ? 'correct the conditions that exclude each other'
      : 'correct it: `^` matches only at the beginning of a value, and `$` only at its end',
  why: 'The conditions exclude each other, so the rule never alerts. Nobody notices, because it costs only time.',
  wrong: `
selection_event:
  EventID: 4624
selection_logon:
  EventID: 4625
  LogonType: 3
condition: selection_event and selection_logon
`,
  right: `
selection_event:
  EventID: 4624
selection_logon:
  EventID: 4625
  LogonType: 3
condition: selection_event or selection_logon
`,
  checkRule: (context, report) => {
    for (const logic of impossibleLogic(context)) {
      if (killingFilter(logic) !== undefined) continue
      const { searches, expr, reasoner, possible } = logic
      const impossible = impossiblePart(expr, reasoner)
      if (impossible !== undefined) {
        report(impossible.span, [false, impossible.source])
        continue
      }
      const answer = possible()
      const pair = conflictingPair(expr, reasoner)
      report(conditionSpan(context) ?? searches.span, ['assuming' in answer, undefined], {
        related: pair.map(({ span }) => ({ message: 'one of the conditions', span })),
      })
    }
  },
})

/** Returns the detections that no event matches. */
const impossibleLogic = (context: RuleContext): readonly RuleLogic[] =>
  logicOf(context).filter(({ kind, possible }) => kind === 'detection' && possible().answer === 'no')

/** Returns the place of the condition of a detection; `undefined` if the document has none of its own. */
export const conditionSpan = ({ nodeAt }: RuleContext) => nodeAt('detection', 'condition')?.span
