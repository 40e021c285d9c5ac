import { expect, test } from 'vitest'
import { diagnosticsAsFindings, fixAll } from './findings-of.js'

test('smoke', () => {
  const text = `title: Many Failed Logons
id: 0E95725D-7320-415d-80f7-004da920fc11
status: Testing
date: 2020/1/5
modified: 2020/02/06
references: https://example.org
tags:
    - attack.T1110
    - Credential Access
    - attack.credential_access
author:
falsepositives:
    - Blog: x
    - 12
logsource:
    product: windows
    service: security
detection:
    selection:
        EventID: 4625
    timeframe: 5m
    condition: selection | count() by user > 5
level: High
`
  console.log(
    diagnosticsAsFindings({ name: 'a.yml', text }).map((f) => `${f.code} ${f.message} ${JSON.stringify(f.fix)}`),
  )
  const fixed = fixAll('a.yml', text)
  console.log(fixed)
  console.log(
    diagnosticsAsFindings({ name: 'a.yml', text: fixed }).map((f) => `${f.code} ${f.message} ${JSON.stringify(f.fix)}`),
  )
  expect(1).toBe(1)
})
