import { expect, test } from 'vitest'
import { fixAll } from './findings-of.js'

const old = (head: string, detection: string): string => `${head}logsource:
  product: linux
detection:
${detection}`

const detection = (condition: string): string => `  sel:
    a: b
  timeframe: 5m
  condition: ${condition}
`

const fixed = (text: string, name = 'rule.yml'): string => fixAll(name, text, { codes: ['legacy-aggregation'] })

test('a rule with few keys becomes a rule and a correlation', () => {
  expect(fixed(old('title: A\n', detection('sel | count() > 5')))).toBe(`title: A - Events
name: a_events
logsource:
  product: linux
detection:
  sel:
    a: b
  condition: sel
---
title: A
correlation:
  type: event_count
  rules:
    - a_events
  group-by: []
  timespan: 5m
  condition:
    gt: 5
`)
})

test('the correlation keeps the options, the name and the custom keys, and gets the title of the file', () => {
  const head = `name: brute_force # used elsewhere
sigmacast: { x: { y: z } }
owner: soc
`
  const text = old(head, detection('[ sel | max(size) by "@host" <= 5 ]').replace('"@host"', 'host'))
  expect(fixed(text, 'logon.yml')).toBe(`name: brute_force_events # used elsewhere
owner: soc
logsource:
  product: linux
detection:
  sel:
    a: b
  condition: [ sel ]
---
title: logon
name: brute_force # used elsewhere
sigmacast: { x: { y: z } }
owner: soc
correlation:
  type: value_percentile
  rules:
    - brute_force_events
  group-by:
    - host
  timespan: 5m
  condition:
    field: size
    percentile: 100
    lte: 5
`)
})

test('texts that YAML would read otherwise are quoted', () => {
  const text = old(
    "title: 'Yes: 5'\nid: 1f2d3c4b-5a69-4788-9c7d-0123456789ab\n",
    detection("'sel | count(a b) by @x, true > 5'"),
  )
  expect(fixed(text)).toBe(`title: 'Yes: 5 - Events'
id: 979190cc-58ad-51a6-9389-75b46433965b
name: yes_5_events
logsource:
  product: linux
detection:
  sel:
    a: b
  condition: 'sel'
---
title: 'Yes: 5'
id: 1f2d3c4b-5a69-4788-9c7d-0123456789ab
correlation:
  type: value_count
  rules:
    - yes_5_events
  group-by:
    - '@x'
    - 'true'
  timespan: 5m
  condition:
    field: a b
    gt: 5
`)
})

test('a file without a final line break gets none', () => {
  const text = old('title: A\n', detection('sel | count() > 5').replace(/\n$/, ''))
  expect(fixed(text).endsWith('  condition:\n    gt: 5')).toBe(true)
})

test.each([
  [
    'in braces',
    'title: A\nlogsource: { product: x }\ndetection: { s: { a: b }, timeframe: 5m, condition: s | count() > 5 }\n',
  ],
  ['with an anchor', old('title: &t A\ndescription: *t\n', detection('sel | count() > 5'))],
  ['with a condition of several lines', old('title: A\n', detection('>\n    sel\n    | count() > 5'))],
  [
    'about new values',
    old('title: A\nsigmacast: { first-seen: { fields: [ a ], timespan: 1d } }\n', detection('sel | count() > 5')),
  ],
  ['that no correlation can express', old('title: A\n', detection('sel | near other'))],
  ['without a time span', old('title: A\n', detection('sel | count() > 5').replace('  timeframe: 5m\n', ''))],
  [
    'with other text on the line of a key',
    `--- # a\n{ title: A, ${'logsource: { product: x }'}, detection: { s: { a: b }, timeframe: 5m, condition: s | count() > 5 } }\n`,
  ],
])('leaves a rule %s to its author', (_, text) => {
  expect(fixed(text)).toBe(text)
})
