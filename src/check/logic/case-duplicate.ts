import { defineCheck } from '../check.js'
import { removeValue } from './remove-part.js'
import { logicOf } from './rule-logic.js'

export const caseDuplicate = defineCheck({
  code: 'case-duplicate',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (value: string, other: string) =>
    `\`${value}\` matches the same as \`${other}\`, since letter case is ignored`,
  help: 'remove one of them; `|cased` makes a comparison case-sensitive',
  why: 'Sigma ignores letter case. The second spelling changes nothing, and makes the query longer.',
  wrong: `
selection:
  CommandLine|contains:
    - 'Invoke-Expression'
    - 'invoke-expression'
`,
  right: `
selection:
  CommandLine|contains:
    - 'Invoke-Expression'
`,
  checkRule: (context, report) => {
    for (const logic of logicOf(context)) {
      for (const { kind, value, because } of logic.needless()) {
        if (kind !== 'case') continue
        report(value.span, [value.text, because.text], {
          related: [{ message: 'the other spelling', span: because.span }],
          fix: removeValue(context, value.span),
        })
      }
    }
  },
})
