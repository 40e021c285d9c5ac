import { defineCheck } from '../check.js'
import { shownValue } from '../shown-value.js'
import { removeValue } from './remove-part.js'
import { logicOf } from './rule-logic.js'

export const subsumedValue = defineCheck({
  code: 'subsumed-value',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (value: string, other: string) => `${shownValue(other)} already matches all that \`${value}\` matches`,
  help: (value) => `remove \`${value}\``,
  why: 'The value changes nothing, and makes the query longer. Sometimes the shorter value is a mistake, and matches more than intended.',
  wrong: `
selection:
  CommandLine|contains:
    - 'sh -c'
    - 'bash -c'
`,
  right: `
selection:
  CommandLine|contains:
    - 'sh -c'
`,
  checkRule: (context, report) => {
    for (const logic of logicOf(context)) {
      for (const { kind, value, because, isAll } of logic.needless()) {
        if (kind !== 'other' || isAll) continue
        report(value.span, [value.text, because.text], {
          related: [{ message: 'the value that matches more', span: because.span }],
          fix: removeValue(context, value.span),
        })
      }
    }
  },
})
