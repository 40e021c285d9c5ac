import { describe, expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { convertRule, parseRules } from '../../src/index.js'
import { outcome, ruleText } from './outcome.js'

describe('line breaks and marks', () => {
  const rule = ruleText('s and x')
  const found = ['6:20 error unknown-selection']
  test.each([
    ['LF', rule, found],
    ['CRLF', rule.replaceAll('\n', '\r\n'), found],
    ['lone CR', rule.replaceAll('\n', '\r'), found],
    ['a byte order mark', `\uFEFF${rule}`, found],
    ['a byte order mark before ---', `\uFEFF---\n${rule}`, ['7:20 error unknown-selection']],
    ['blanks at the ends of lines', rule.replaceAll('\n', ' \t\n'), found],
    ['a tab in the indentation', rule.replace('    a', '\ta'), ['5:1 error tab-indentation']],
    ['a tab after blanks', rule.replace('    a', '   \ta'), ['5:4 error tab-indentation']],
    ['a tab after a colon', rule.replace('a: b', 'a:\tb'), found],
    ['NUL', rule.replace('a: b', 'a: \0b'), ['5:8 error yaml-syntax']],
    ['an escape character', rule.replace('a: b', 'a: \x1b[31m'), ['5:8 error yaml-syntax']],
  ])('%s', (_, text, diagnostics) => {
    expect(outcome(text)).toEqual({ diagnostics, matches: [null] })
  })
})

describe('a value with', () => {
  test.each([
    ['a lone surrogate', '"\\ud800"', 'a="\ud800"'],
    ['a lone surrogate, encoded', '"\\ud800"', 'a="77+9"', '|base64'],
    ['NUL', '"\\0"', 'a=* | where match(a, "(?i)^\\\\x{0}\\\\z")'],
    ['a line separator', '"x\\u2028y"', '(a="x*" a="*y") | where match(a, "(?i)^x\\\\x{2028}y\\\\z")'],
    ['an override of the direction', '"\\u202exe"', 'a="\u202exe"'],
    ['a percent sign and a dollar sign', "'%a%$b$$1$&'", 'a="%a%$b$$1$&"'],
    ['a comment of the language', "'```x```'", 'a="```x```"'],
    ['a subsearch', "'[search x]'", 'a="[search x]"'],
    ['a pipe', "'x | delete'", 'a="x | delete"'],
    ['an end of quotes', `'x" OR b="y'`, 'a="x\\" OR b=\\"y"'],
    ['an escaped end of quotes', `'x\\" OR b="y'`, 'a="x\\\\\\" OR b=\\"y"'],
  ])('%s stays inside its quotes', (_, value, query, modifier = '') => {
    const [document] = parseRules({ name: 'x', text: ruleText('s', `  s:\n    a${modifier}: ${value}`) })
    expect(document?.diagnostics).toEqual([])
    expect(document?.rule && convertRule(document.rule, splunk).query).toBe(query)
  })
})

describe('a name that every object has', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__']

  test.each(names)('%s is an ordinary field, and is not found in an event without it', (name) => {
    const text = ruleText('s', `  s:\n    ${name}: b`)
    expect(outcome(text)).toEqual({ diagnostics: [], matches: [false] })
    const [document] = parseRules({ name: 'x', text })
    expect(document?.rule && convertRule(document.rule, splunk).query).toBe(`${name}="b"`)
  })

  test.each(names)('%s is an ordinary selection', (name) => {
    expect(outcome(ruleText(name, `  ${name}:\n    a: b`))).toEqual({ diagnostics: [], matches: [true] })
    expect(outcome(ruleText(name))).toEqual({
      diagnostics: ['6:14 error unknown-selection'],
      matches: [null],
    })
  })

  test.each(names)('%s is an ordinary key of a rule', (name) => {
    const [document] = parseRules({ name: 'x', text: `${ruleText('s')}${name}: 7\n` })
    expect(document?.diagnostics).toEqual([])
    expect(Object.entries(document?.rule?.custom ?? {})).toEqual([[name, 7]])
  })

  test.each(names)('%s is not a modifier', (name) => {
    expect(outcome(ruleText('s', `  s:\n    a|${name}: b`)).diagnostics).toEqual(['5:7 error unknown-modifier'])
  })

  test.each(names)('%s in a log source is a custom key', (name) => {
    const text = ruleText('s').replace('logsource: {}', `logsource: { ${name}: { product: x } }`)
    const expected = { diagnostics: [`2:${16 + name.length} warning wrong-type`], matches: [true] }
    expect(outcome(text)).toEqual(expected)
    expect(({} as Record<string, unknown>).product).toBeUndefined()
  })
})

describe('broken documents', () => {
  const broken = 'title: "open\n'
  const good = ruleText('s')
  test('between valid ones are reported one by one, and the valid ones are read', () => {
    const text = [good, broken, good, '{ a: b: c }\n', 'a: b\n\tc: d\n', good].join('---\n')
    expect(outcome(text)).toEqual({
      diagnostics: ['8:8 error yaml-syntax', '17:6 error yaml-syntax', '20:1 error tab-indentation'],
      matches: [true, null, true, null, null, true],
    })
  })

  test('between valid ones are reported if each has another wrong first line', () => {
    const text = [good, '{ a: b: c }\n', good, 'a: b\n\tc: d\n', good].join('---\n')
    expect(outcome(text)).toEqual({
      diagnostics: ['8:6 error yaml-syntax', '18:1 error tab-indentation'],
      matches: [true, null, true, null, true],
    })
  })

  test('are reported one by one up to a thousand, and then counted', () => {
    const { diagnostics, matches } = outcome('---\n]\n'.repeat(1_000))
    expect({ last: diagnostics.at(-1), count: matches.length }).toEqual({ last: 'and 996 more', count: 1_000 })
    const more = outcome('---\n]\n'.repeat(2_000))
    expect({ last: more.diagnostics.at(-1), count: more.matches.length }).toEqual({
      last: 'and 997 more',
      count: 1_000,
    })
  })
})
