import { LOGSOURCE_PARTS } from '../../rule/rule.js'
import { defineCheck } from '../check.js'

export const logsourceEmpty = defineCheck({
  code: 'logsource-empty',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: () => 'the log source has no category, product or service',
  help: 'name the category, the product or the service of the events',
  why: `Pipelines select the events of a rule by its log source. The query of a rule without one searches all events,
and sigma-cli rejects the rule.`,
  wrong: `
title: Whoami
logsource:
    definition: Windows process creations
detection:
    selection:
        Image|endswith: \\whoami.exe
    condition: selection
`,
  right: `
title: Whoami
logsource:
    product: windows
    category: process_creation
    definition: Windows process creations
detection:
    selection:
        Image|endswith: \\whoami.exe
    condition: selection
`,
  checkRule: ({ rule, nodeAt }, report) => {
    const logsource = nodeAt('logsource')
    if (rule?.kind !== 'detection' || logsource?.kind !== 'mapping') return
    if (LOGSOURCE_PARTS.every((part) => nodeAt('logsource', part) === undefined)) report(logsource.span, [])
  },
})
