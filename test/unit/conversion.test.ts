import { describe, expect, test } from 'vitest'
import { esql, splunk } from '../../backends/index.js'
import { convertRule, parseRules } from '../../src/index.js'

const detection = (item: string): string => `title: t\nlogsource: {}\ndetection:\n  s:\n    ${item}\n  condition: s\n`
const correlation = `title: t
correlation:
  type: event_count
  rules: [some_rule]
  group-by: [b]
  timespan: 1h
  condition:
    gte: 1
`
const read = (text: string) => {
  const rule = parseRules({ name: 'x', text })[0]?.rule
  if (rule === undefined) throw new Error(`no rule: ${text}`)
  return rule
}

describe('a conversion says which options were in force', () => {
  test.each([
    ['a query', detection('f: 1'), 'exact'],
    ['something that cannot be said', detection('f|week: 1'), 'none'],
    ['an open placeholder', detection("f|expand: '%a%'"), 'none'],
    ['a kind of rule that is not converted', correlation, 'none'],
  ])('with %s', (_, text, wanted) => {
    const { fidelity, options } = convertRule(read(text), esql, { options: { from: 'logs-okta*' } })
    expect([fidelity, options]).toEqual([
      wanted,
      {
        from: 'logs-okta*',
        metadata: true,
        keywords: 'refuse',
        'multi-value': 'assume',
        'minimum-version': '8.19',
        'event-category': false,
        'missing-groups': 'leave-out',
        recent: '6m',
      },
    ])
  })

  test('each with its type', () => {
    const table: boolean = convertRule(read(detection('f: 1')), splunk, { options: { table: true } }).options.table
    expect(table).toBe(true)
  })
})
