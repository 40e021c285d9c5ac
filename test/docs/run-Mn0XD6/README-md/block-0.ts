import { compileMatcher, convertRule, lowerRule, parseRules } from 'sigmacast'
import { splunk } from 'sigmacast/backends/splunk'

const text = `
title: Shell from an office program
logsource:
    category: process_creation
    product: windows
detection:
    selection:
        ParentImage|endswith: ['\\winword.exe', '\\excel.exe']
        Image|endswith: '\\cmd.exe'
    filter:
        CommandLine|re: 'update-?check'
    condition: selection and not filter
`

for (const { rule, diagnostics } of parseRules({ name: 'shell.yml', text })) {
  for (const diagnostic of diagnostics) console.log(String(diagnostic))
  if (rule?.kind !== 'detection') continue

  const { query, fidelity } = convertRule(rule, splunk)
  console.log(fidelity, query)

  // The reference meaning of the rule, for tests on events.
  const { detection } = lowerRule(rule)
  const { matcher } = detection === undefined ? {} : compileMatcher(detection.expr, detection.source)
  console.log(matcher?.matches({ ParentImage: 'C:\\Office\\WINWORD.EXE', Image: 'C:\\Windows\\cmd.exe' }))
}
