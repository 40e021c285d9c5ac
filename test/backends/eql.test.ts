import { describe, expect, test } from 'vitest'
import { eql } from '../../backends/elastic/index.js'
import { convertRule, parseRules } from '../../src/index.js'

// Values are written as in a rule, with String.raw: the back-ticks contain the author’s text.
const raw = String.raw

/** The condition for one item, and its assumptions. */
function said(key: string, value: string, condition = 's', unmapped = false): string {
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n    ${JSON.stringify(key)}: ${value}\n  condition: ${condition}\n`
  const rule = parseRules({ name: 'x', text })[0]?.rule
  if (rule === undefined) throw new Error(`no rule: ${text}`)
  const { query, assumptions } = convertRule(rule, eql, { options: { unmapped } })
  return [query?.replace(/^any where /, ''), ...assumptions].join(' # ')
}

// https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax
describe('a name in EQL', () => {
  test.each([
    ['user', 'user', '?user'],
    ['process.name', 'process.name', '?process.name'],
    ['@timestamp', '@timestamp', '?@timestamp'],
    ['_source.a1', '_source.a1', '?_source.a1'],
    ['a{}.b', 'a.b', '?a.b'],
    ['a-b', '`a-b`', '?`a-b`'],
    ['my field', '`my field`', '?`my field`'],
    ['a@b', '`a@b`', '?`a@b`'],
    ['@', '`@`', '?`@`'],
    ['a.1', '`a.1`', '?`a.1`'],
    ['a..b', '`a..b`', '?`a..b`'],
    ['größe', '`größe`', '?`größe`'],
    ['a`b', '`a``b`', '?`a``b`'],
    ['a"b', '`a"b`', '?`a"b`'],
    ['in', '`in`', '?`in`'],
    ['Not', '`Not`', '?`Not`'],
    ['event.sequence', '`event.sequence`', '?`event.sequence`'],
    ['any.name', '`any.name`', '?`any.name`'],
    ['info.where.x', '`info.where.x`', '?`info.where.x`'],
    ['inside.order', 'inside.order', '?inside.order'],
  ])('%s', (name, bare, optional) => {
    expect([said(name, 'x'), said(name, 'x', 's', true)]).toEqual([`${bare} : "x"`, `${optional} : "x"`])
  })
})

describe('a text in EQL', () => {
  test.each([
    // https://github.com/elastic/elasticsearch/issues/108968
    ['f', "''", 'f == ""'],
    ['f|cased', "''", 'f == ""'],
    ['f', 'jane', 'f : "jane"'],
    ['f', raw`'C:\Windows'`, raw`f : "C:\\Windows"`],
    ['f', raw`'a\\*'`, raw`f : "a\\*"`],
    ['f', `'say "hi"'`, raw`f : "say \"hi\""`],
    ['f', raw`"a\n\r\tb"`, raw`f : "a\n\r\tb"`],
    ['f', raw`"\u0007\u0085\u2028"`, raw`f : "\u{0007}\u{0085}\u{2028}"`],
    ['f', "'*'", 'f != null'],
    ['f', "'?'", 'f : "?"'],
    ['f|contains', 'a', 'f : "*a*"'],
    ['f|cased', "'*'", 'f != null'],
    ['f|cased', 'Jane', 'f == "Jane"'],
    ['f|cased|contains', 'J', 'f like "*J*"'],
    // Wildcards `*` and `?` have no escape.
    ['f', raw`'a\*b'`, 'f in~ ("a*b")'],
    ['f|cased', raw`'a\*b'`, 'f == "a*b"'],
    ['f|contains', raw`'a\?b'`, raw`f regex~ """.*a\?b.*"""`],
    ['f|contains', raw`'"\?'`, raw`f regex~ ".*\\\"\\?.*"`],
    ['f|contains', raw`"\t\\?"`, raw`f regex~ ".*\t\\?.*"`],
    ['f|cased|contains', raw`'a\?'`, raw`f regex """.*a\?.*"""`],
    ['f|startswith', raw`'a\?\b'`, raw`f regex~ """a\?\\b.*"""`],
    // `:` only ignores the case of ASCII letters.
    ['f', 'Zoë', 'f regex "[zZ][oO][ëË]"'],
    ['f|cased', 'Zoë', 'f == "Zoë"'],
    ['f|contains', '魏 – 😀', 'f : "*魏 – 😀*"'],
  ])('%s: %s', (key, value, text) => {
    expect(said(key, value)).toBe(text)
  })
})

describe('a value in EQL', () => {
  test.each([
    ['f', '4625', 'f == 4625'],
    ['f', '-1', 'f == -1'],
    ['f', '1.5', 'f == 1.5 # field-type'],
    ['f', '12345678901234567890', 'f == 12345678901234567890 # field-type'],
    ['f', 'true', 'f == true # field-type'],
    ['f', 'null', 'f == null'],
    ['f|exists', 'true', 'f != null'],
    ['f|exists', 'false', 'f == null'],
    ['f|gte', '-2.5', 'f >= -2.5 # field-type'],
    ['f|cidr', '10.0.0.0/8', 'cidrMatch(f, "10.0.0.0/8") # field-type'],
    ['f|re', 'ab+c', 'f regex ".*ab+c.*"'],
    ['f|re|i', 'ab+', 'f regex~ ".*ab.*"'],
    ['f|re', "'(?i)^ab'", 'f regex~ "ab.*"'],
    ['f|re|i', 'é', 'f regex ".*[éÉ].*"'],
    ['f|re|i', "'[a-f][xy]'", 'f regex~ ".*[a-fA-F][xy].*"'],
    ['f|re|i', raw`'[^A-C]\w'`, 'f regex~ ".*[^A-Ca-c][A-Za-z0-9_].*"'],
    ['f|re', raw`'^a\.b$'`, raw`f regex """a\.b""" # single-line`],
    ['f', '[a, b*]', 'f : ("a", "b*")'],
    ['f', "[a, '', b]", 'f : ("a", "b") or f == ""'],
    ['f', '[a, 7, null, b]', 'f : ("a", "b") or f == 7 or f == null'],
    ['f', raw`[a, 'b\*', 'c?', 'é', '*']`, 'f : ("a", "c?") or f in~ ("b*") or f regex "[éÉ]" or f != null'],
    ['f|cased', '[a, b]', 'f in ("a", "b")'],
    ['f|contains|all', '[a, b]', 'f : "*a*" and f : "*b*"'],
  ])('%s: %s', (key, value, text) => {
    expect(said(key, value)).toBe(text)
  })
})

describe('a negation in EQL tests presence', () => {
  test.each([
    ['f', 'a', 'not (f != null and f : "a")'],
    ['f', '[a, b]', 'not (f != null and f : ("a", "b"))'],
    ['f', '[a, 7]', 'not (f != null and (f : "a" or f == 7))'],
    ['f|gt', '5', 'not (f != null and f > 5) # field-type'],
    ['f|re', 'a', 'not (f != null and f regex ".*a.*")'],
    ['f', "'*'", 'f == null'],
    ['f', 'null', 'f != null'],
    ['f|exists', 'true', 'f == null'],
    ['f|exists', 'false', 'f != null'],
    ['f', '[a, null]', 'not (f : "a" or f == null)'],
  ])('not %s: %s', (key, value, text) => {
    expect(said(key, value, 'not s')).toBe(text)
  })
})

// https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax
describe('a guard is added only if a missing field would change the outcome', () => {
  test.each([
    ['f: a', 'f: b', 's and not t', 'f : "a" and not f : "b"'],
    ['f: a', 'f: [b, c]', 's and not t', 'f : "a" and not f : ("b", "c")'],
    ['g: a', 'f: b', 's and not t', 'g : "a" and not (f != null and f : "b")'],
    ['f: a*', 'f: b', '(s or t) and not t', 'f : ("a*", "b") and not f : "b"'],
    ['f: a', 'f: b', '(s and t or t) and not t', '((f : "a" and f : "b") or f : "b") and not f : "b"'],
    ['g: a', 'f: b', '(s or t) and not t', '(g : "a" or f : "b") and not (f != null and f : "b")'],
    ['f|contains: [a, "x"]', 'f: b', 's and not t', 'f : ("*a*", "*x*") and not f : "b"'],
    [
      'f: a',
      'f|re: b',
      'not ((s or t) and not t)',
      'not (((f != null and f : "a") or (f != null and f regex ".*b.*")) and not f regex ".*b.*")',
    ],
    [
      '- f: a\n    - f|re: b',
      '- { f: c, g: d }\n    - { f|re: e, g: h }',
      'not (s and t)',
      'not (((f != null and f : "a") or (f != null and f regex ".*b.*")) and ((f : "c" and (g != null and g : "d")) or (f regex ".*e.*" and (g != null and g : "h"))))',
    ],
    [
      'f|contains|all: [a, b]',
      'g: c',
      'not (s and t)',
      'not ((f != null and f : "*a*") and f : "*b*" and (g != null and g : "c"))',
    ],
    ['f: null', 'f: b', 's or not t', 'f == null or not f : "b"'],
    ['f|exists: true', 'f: b', 's and not t', 'f != null and not f : "b"'],
    ['f: null', 'f: b', 'not (s or t)', 'not (f == null or f : "b")'],
    ['f: a', 'f|contains: b', 'not (s and t)', 'not (f != null and (f : "a" and f : "*b*"))'],
    ['f: a', 'g: b', 'not (s and not t)', 'not ((f != null and f : "a") and not (g != null and g : "b"))'],
    ['f: a', 'f: b', 'not (s and not t)', 'not ((f != null and f : "a") and not f : "b")'],
  ])('%s, %s: %s', (s, t, condition, text) => {
    const source = `title: t\nlogsource: {}\ndetection:\n  s:\n    ${s}\n  t:\n    ${t}\n  condition: ${condition}\n`
    const rule = parseRules({ name: 'x', text: source })[0]?.rule
    if (rule === undefined) throw new Error('no rule')
    expect(convertRule(rule, eql).query).toBe(`any where ${text}`)
  })
})

test('each field of a long conjunction keeps a guard if the conjunction is printed in groups', () => {
  const fields = Array.from({ length: 400 }, (_, index) => `f${index}`)
  const items = fields.map((field) => `    ${field}: x`).join('\n')
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n${items}\n  condition: not s\n`
  const rule = parseRules({ name: 'x', text })[0]?.rule
  if (rule === undefined) throw new Error('no rule')
  const { query } = convertRule(rule, eql)
  expect(fields.filter((field) => !query?.includes(`(${field} != null and ${field} : "x")`))).toEqual([])
})

// Regular expressions are those of Lucene; unsupported constructs make the query wider.
describe('an expression that EQL cannot express', () => {
  test.each([
    [raw`'\bfoo\b'`, {}, 'exact', raw`f regex "(.*[^A-Za-z0-9_])?foo([^A-Za-z0-9_].*)?"`],
    ["'(?<!x)foo'", {}, 'wider', 'f regex ".*foo.*"'],
    ["'foo(?!x)(?i)bar'", {}, 'wider', 'f regex ".*[fF][oO][oO][bB][aA][rR].*"'],
    ["'foo(a|b)'", { 'max-regex-length': 10 }, 'wider', 'f like ("*fooa*", "*foob*")'],
    ["'(?=x)'", {}, 'wider', 'f != null'],
    ["'foo(a|é)'", { 'max-regex-length': 10 }, 'wider', 'f like ("*fooa*", "*fooé*")'],
  ] as const)('%s under %j is %s', (source, options, fidelity, text) => {
    const rule = parseRules({
      name: 'x',
      text: `title: t\nlogsource: {}\ndetection:\n  s:\n    f|re: ${source}\n  condition: s\n`,
    })[0]?.rule
    if (rule === undefined) throw new Error('no rule')
    const conversion = convertRule(rule, eql, { lossy: true, options })
    expect([conversion.fidelity, conversion.query]).toEqual([fidelity, `any where ${text}`])
  })
})
