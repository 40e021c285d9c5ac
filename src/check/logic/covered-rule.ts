import { LEVELS, type Level } from '../../rule/metadata/levels.js'
import { defineCheck } from '../check.js'
import { coversOf, relatedRules } from './set-covers.js'
import { setLogicOf } from './set-logic.js'

export const coveredRule = defineCheck({
  code: 'covered-rule',
  severity: 'info',
  profiles: ['recommended'],
  message: (title: string, isLower: boolean) =>
    `"${title}" finds all events of this rule${isLower ? ', and has a higher level' : ''}`,
  help: 'remove the rule, or narrow the other one if both are needed',
  why: `Each event of the rule causes two alerts. That can be intended: a rule about a certain program beside one about a
technique. If the other rule has a higher level, the alert of this one adds nothing; then the finding is a warning.`,
  wrong: `
title: Whoami by a Service
level: low
detection:
  selection: { Image|endswith: '\\whoami.exe', ParentImage|endswith: '\\w3wp.exe' }
  condition: selection
logsource: { product: windows, category: process_creation }
---
title: Whoami
level: medium
detection:
  selection: { Image|endswith: '\\whoami.exe' }
  condition: selection
logsource: { product: windows, category: process_creation }
`,
  right: `
title: Whoami by a Service
level: low
detection:
  selection: { Image|endswith: '\\whoami.exe', ParentImage|endswith: '\\w3wp.exe' }
  condition: selection
logsource: { product: windows, category: process_creation }
---
title: Whoami by a User
level: medium
detection:
  selection: { Image|endswith: '\\whoami.exe' }
  filter_main: { ParentImage|endswith: '\\w3wp.exe' }
  condition: selection and not filter_main
logsource: { product: windows, category: process_creation }
`,
  checkSet: (contexts, report) => {
    for (const { own, others } of coversOf(setLogicOf(contexts), false)) {
      const higher = others.find(({ rule }) => levelOf(rule.metadata.level) > levelOf(own.rule.metadata.level))
      const [first] = higher === undefined ? others : [higher]
      if (first === undefined) continue
      report(own.context, own.rule.titleSpan, [first.rule.metadata.title, higher !== undefined], {
        related: relatedRules(others),
        ...(higher === undefined ? {} : { severity: 'warning' }),
      })
    }
  },
})

const levelOf = (level: Level | undefined): number => (level === undefined ? Number.NaN : LEVELS.indexOf(level))
