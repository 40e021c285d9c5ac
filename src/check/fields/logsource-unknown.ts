import { defineCheck } from '../check.js'
import { replacePart } from './replace-part.js'
import { logsourceOf } from './taxonomy.js'
import { unknownParts } from './unknown-part.js'

export const logsourceUnknown = defineCheck({
  code: 'logsource-unknown',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (part: string, value: string) => `Sigma's taxonomy has no ${part} \`${value}\``,
  why: `Pipelines select the events of a rule by its log source. One that is misspelt, or a value under the wrong key,
gives the rule all events or none. Log sources that resemble none of the taxonomy are the finding \`logsource-custom\`.`,
  wrong: `
title: Whoami
logsource:
    product: windows
    category: proces_creation
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
    for (const { part, scalar, misspelt, belongsTo } of unknownParts(logsourceOf(context))) {
      if (misspelt !== undefined) {
        const fix = replacePart(context, scalar, misspelt)
        report(scalar.span, [part, scalar.text], { help: `did you mean \`${misspelt}\`?`, fix })
      } else if (belongsTo !== undefined) {
        const help = `\`${scalar.text.toLowerCase()}\` is a ${belongsTo}: write it under the key \`${belongsTo}\``
        report(scalar.span, [part, scalar.text], { help })
      }
    }
  },
})
