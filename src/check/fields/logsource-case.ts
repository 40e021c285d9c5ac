import { LOGSOURCE_PARTS_BY_SCOPE } from '../../rule/rule.js'
import { defineCheck } from '../check.js'
import { replacePart } from './replace-part.js'
import { knownValues, logsourceOf } from './taxonomy.js'

export const logsourceCase = defineCheck({
  code: 'logsource-case',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (part: string, value: string) => `the ${part} \`${value}\` has capital letters`,
  help: (_, value) => `write \`${value.toLowerCase()}\``,
  why: `Log sources are case-sensitive. No pipeline for \`windows\` applies to a rule for \`Windows\`, so its query
searches all events or the wrong fields.`,
  wrong: `
title: Whoami
logsource:
    product: Windows
    category: process_creation
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
detection:
    selection:
        Image|endswith: \\whoami.exe
    condition: selection
`,
  checkRule: (context, report) => {
    const logsource = logsourceOf(context)
    for (const part of LOGSOURCE_PARTS_BY_SCOPE) {
      const scalar = logsource[part]
      const lower = scalar?.text.toLowerCase() ?? ''
      if (scalar === undefined || lower === scalar.text || !knownValues(part).has(lower)) continue
      report(scalar.span, [part, scalar.text], { fix: replacePart(context, scalar, lower) })
    }
  },
})
