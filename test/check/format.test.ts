import { describe, expect, test } from 'vitest'
import { formatRules } from '../../src/check/format/format-text.js'
import { placed } from '../diagnostics/placed.js'

const formatted = (text: string): string => {
  const { text: result, diagnostics } = formatRules({ name: 'rule.yml', text })
  expect(diagnostics.map(placed)).toEqual([])
  expect(formatRules({ name: 'rule.yml', text: result })).toEqual({ text: result, diagnostics: [] })
  return result
}

test('orders the keys of a rule, the condition last, and other keys at the end', () => {
  const text = `level: low
team: soc
falsepositives: [None]
detection:
  condition: a
  a: {b: c}
logsource: {product: x}
tags: [attack.t1078]
modified: 2024-02-01
date: 2024-01-01
author: me
references: [x]
description: d
status: test
taxonomy: t
name: n
related: []
id: i
title: T
`
  expect(formatted(text)).toBe(`title: T
id: i
related: []
name: n
taxonomy: t
status: test
description: d
references: [x]
author: me
date: 2024-01-01
modified: 2024-02-01
tags: [attack.t1078]
logsource: {product: x}
detection:
    a: {b: c}
    condition: a
falsepositives: [None]
level: low
team: soc
`)
})

test('keeps the order of keys in a pipeline', () => {
  const text =
    "priority: 10\nname: p\ntransformations:\n    - type: x\n      id: y\n      mapping:\n          title: 'a'\n"
  expect(formatted(text)).toBe(text)
})

test('indents maps by four spaces, lists under their key, and keys of list items by two', () => {
  expect(formatted('a:\n- b:\n   - c\n  d:\n   e: f\n-\n  - g\ntags:\n- x\n')).toBe(
    'a:\n    - b:\n          - c\n      d:\n          e: f\n    - - g\ntags:\n    - x\n',
  )
})

test.each([
  ['"plain"', "'plain'"],
  ['"C:\\\\Windows\\\\*"', "'C:\\Windows\\*'"],
  ['"say \\"hi\\""', '\'say "hi"\''],
  ['"it\'s"', '"it\'s"'],
  ['"tab\\t"', '"tab\\t"'],
  ['"\\u00e9"', '"\\u00e9"'],
  ['"\u202e"', '"\u202e"'],
  ["'12'", "'12'"],
  ['yes', 'yes'],
  ['["a", {"b": "c"}]', "['a', {'b': 'c'}]"],
  ['{a}', '{a}'],
])('writes %s as %s', (before, after) => {
  expect(formatted(`a: ${before}\n`)).toBe(`a: ${after}\n`)
})

describe('comments', () => {
  test('move with the key below them', () => {
    expect(formatted('level: low # why\n# the title\ntitle: T\nlogsource: {}\n')).toBe(
      '# the title\ntitle: T\nlogsource: {}\nlevel: low # why\n',
    )
  })
  test('at the top of the file stay there', () => {
    expect(formatted('# License\n\nlevel: low\ntitle: T\nlogsource: {}\n')).toBe(
      '# License\n\ntitle: T\nlogsource: {}\nlevel: low\n',
    )
  })
  test('below a value stay below it', () => {
    expect(formatted('level: low\ntags:\n  # - attack.t1\ntitle: T\nlogsource: {}\n# end\n')).toBe(
      'title: T\ntags:\n    # - attack.t1\nlogsource: {}\nlevel: low\n# end\n',
    )
  })
  test('get the indentation of the list or map that they stand in', () => {
    expect(formatted('a:\n- b\n# in the list\n- c\n   # below c\n# of d\nd: e\n')).toBe(
      'a:\n    - b\n    # in the list\n    - c\n      # below c\n# of d\nd: e\n',
    )
  })
  test('keep their indentation below each other', () => {
    const text = 'a:\n  b: c\n  # d:\n    # e:\n      # - f\n  g: h\n'
    expect(formatted(text)).toBe('a:\n    b: c\n    # d:\n      # e:\n        # - f\n    g: h\n')
  })
  test('behind values keep their spaces', () => {
    expect(formatted("a:\n - 'b'    # one\n - 'ccc'  # two\n")).toBe("a:\n    - 'b'    # one\n    - 'ccc'  # two\n")
  })
})

test('removes a byte order mark, carriage returns, blanks at the end, and blank lines that separate nothing', () => {
  expect(formatted('\ufeff---\r\n\r\na: b  \r\n\r\n\r\nc:\r\n\r\n  d: e\r\n\r\n')).toBe('a: b\n\nc:\n    d: e\n')
})

test('keeps the text of block scalars', () => {
  const text = 'a: |2-\n    deep  \n\n  less\nb: >+\n  one\n\n\n\n# c\nc: |\n      x\n       y\n'
  expect(formatted(text)).toBe('a: |2-\n    deep  \n\n  less\nb: >+\n    one\n\n\n\n# c\nc: |\n    x\n     y\n')
})

test('keeps several documents, empty ones, anchors, merge keys and tags', () => {
  const text = `---
action: global
logsource: &l
  product: x
---
detection:
  a: &a {b: c}
  d: {<<: *a}
  e: !!str 12
  condition: a
---
`
  expect(formatted(text)).toBe(`action: global
logsource: &l
    product: x
---
detection:
    a: &a {b: c}
    d: {<<: *a}
    e: !!str 12
    condition: a
---
`)
})

describe('stays as it is:', () => {
  test.each([
    ['a YAML error', 'a: [b\n', ['1:4 error yaml-syntax']],
    ['a tab', 'a:\n\tb: c\n', ['2:1 error tab-indentation']],
    ['an explicit key', 'a:  b\n? c\n: d\n', ['2:1 warning layout-kept']],
    ['a directive', '%YAML 1.2\n---\na:  b\n', ['1:1 warning layout-kept']],
    ['JSON', '{"a":  "b"}\n', ['1:1 warning layout-kept']],
  ])('%s', (_, text, expected) => {
    const result = formatRules({ name: 'rule.yml', text })
    expect({ text: result.text, diagnostics: result.diagnostics.map(placed) }).toEqual({ text, diagnostics: expected })
  })

  test('the order of keys, if an alias would precede its anchor', () => {
    const result = formatRules({ name: 'rule.yml', text: 'tags: &t [a]\nreferences:  *t\nlogsource: {}\n' })
    expect({ text: result.text, diagnostics: result.diagnostics.map(placed) }).toEqual({
      text: 'tags: &t [a]\nreferences: *t\nlogsource: {}\n',
      diagnostics: ['1:1 warning order-kept'],
    })
  })
})
