import { expect, test } from 'vitest'
import { parseRules } from '../../src/index.js'
import { readMessage } from '../readers/datadog/datadog-message.js'
import { objectOf, ruleWith } from './datadog-rules.js'

test('a message names subtechniques, which have no tags', () => {
  const { message, tags } = objectOf(ruleWith('tags: [attack.lateral-movement, attack.t1550.001, attack.t1528]'))
  expect(
    readMessage(message)
      .text.split('\n')
      .filter((line) => line.includes('ATT&CK')),
  ).toEqual([
    '- ATT&CK: TA0008 Lateral Movement, T1550 Use Alternate Authentication Material, T1550.001 Application Access Token',
    '- ATT&CK: TA0006 Credential Access, T1528 Steal Application Access Token',
  ])
  expect(tags.join()).not.toContain('T1550.001')
})

test.each([
  ['a*_b_* and `c`', '``c|re: "^(?:a*_b_* and `c`)\\d$"``'],
  ['{{c}} @d', '`c|re: "^(?:{{c}} @d)\\d$"`'],
])('what the query does not check is code: %s', (value, code) => {
  const text = JSON.stringify({
    title: 't',
    logsource: { product: 'okta' },
    detection: { s: { a: 'b', 'c|re': `^(?:${value})\\d$` }, condition: 's' },
  })
  const [{ rule } = {}] = parseRules({ name: 'rule.yml', text })
  const { text: message, mentions } = readMessage(objectOf(rule!).message)
  expect(mentions).toEqual([])
  const [line] = message.split('\n').filter((one) => one.startsWith('- The query does not check: '))
  expect(line).toBe(`- The query does not check: ${code}`)
})

test('formats field names as code, whatever characters they contain', () => {
  const { message } = objectOf(ruleWith('fields: [a_b_c, "d_e_ f", "g`h", "{{i}}"]'))
  expect(readMessage(message).text).toContain('Check `@a_b_c`, `@d_e_ f`, ``@g`h``, `@{{i}}` in the logs.')
})

test.each([
  ['title: " "', 'rule'],
  ['title: " "\nid: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93', 'rule'],
  ['title: |\n  Failed\n  logons ', 'Failed logons'],
])('a rule with %j is called %s', (head, expected) => {
  const text = `${head}\nlogsource: { product: okta }\ndetection: { s: { a: b }, condition: s }\n`
  const [{ rule } = {}] = parseRules({ name: 'rule.yml', text })
  const { name, message } = objectOf(rule!)
  expect([name, message.split('\n')[2]]).toEqual([expected, expected])
})
