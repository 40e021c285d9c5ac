import { compileRuleMatcher, indexRules, parseRules } from 'sigmacast'

const text = `
title: Failed logon
name: failed_logon
logsource: { product: windows, service: security }
detection:
    selection:
        EventID: 4625
    condition: selection
---
title: Many failed logons of one user
correlation:
    type: event_count
    rules: [failed_logon]
    group-by: [TargetUserName]
    timespan: 5m
    condition:
        gte: 3
`
const rules = indexRules(parseRules({ name: 'logons.yml', text }).flatMap(({ rule }) => rule ?? []))
const correlation = rules.all.find((rule) => rule.kind === 'correlation')
const { matcher } = correlation === undefined ? {} : compileRuleMatcher(correlation, { rules, lateness: 60 })

const times = ['08:04:10', '08:00:00', '08:03:30', '08:05:01', '08:40:00']
for (const time of times) {
  const event = { '@timestamp': `2026-11-23T${time}Z`, EventID: 4625, TargetUserName: 'ann' }
  for (const { time, group, figure } of matcher?.push(event) ?? []) console.log(new Date(time), group, figure)
}
console.log(`${matcher?.late} late`)
