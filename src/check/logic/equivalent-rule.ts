import { defineCheck } from '../check.js'
import { coversOf, relatedRules } from './set-covers.js'
import { setLogicOf } from './set-logic.js'

export const equivalentRule = defineCheck({
  code: 'equivalent-rule',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (title: string) => `"${title}" finds the same events`,
  help: 'remove one of the rules, or say in its detection how it differs',
  why: 'Each event causes two alerts, and both rules have to be maintained.',
  wrong: `
title: Whoami
detection: { selection: { Image|endswith: '\\whoami.exe' }, condition: selection }
logsource: { product: windows, category: process_creation }
---
title: Discovery of the User
detection: { tool: { Image: '*\\WHOAMI.EXE' }, condition: tool }
logsource: { product: windows, category: process_creation }
`,
  right: `
title: Whoami
detection: { selection: { Image|endswith: '\\whoami.exe' }, condition: selection }
logsource: { product: windows, category: process_creation }
`,
  checkSet: (contexts, report) => {
    for (const { own, others } of coversOf(setLogicOf(contexts), true)) {
      const title = others[0]?.rule.metadata.title ?? ''
      report(own.context, own.rule.titleSpan, [title], { related: relatedRules(others) })
    }
  },
})
