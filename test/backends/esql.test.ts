import { describe, expect, test } from 'vitest'
import { esql } from '../../backends/elastic/index.js'
import { type ConvertSettings, convertRule, parseRules } from '../../src/index.js'
import { checkEsql } from '../readers/esql/esql.js'

// Values are written as in a rule, with String.raw: the back-ticks contain the author’s text.
const raw = String.raw

type Options = NonNullable<ConvertSettings<typeof esql.options>['options']>

/** The condition for one item, and its assumptions, except for single values, which almost all of ES|QL assumes. */
function said(key: string, value: string, condition = 's', options: Options = {}): string {
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n    ${JSON.stringify(key)}: ${value}\n  condition: ${condition}\n`
  const rule = parseRules({ name: 'x', text })[0]?.rule
  if (rule === undefined) throw new Error(`no rule: ${text}`)
  const { query, assumptions } = convertRule(rule, esql, { options })
  return [query?.replace(/^FROM .*? WHERE /, ''), ...assumptions.filter((fact) => fact !== 'single-valued')].join(' # ')
}

// https://www.elastic.co/docs/reference/query-languages/esql/esql-syntax
describe('a name in ES|QL', () => {
  test.each([
    ['user', 'user'],
    ['process.name', 'process.name'],
    ['@timestamp', '@timestamp'],
    ['_source.a1', '_source.a1'],
    ['a{}.b', 'a.b'],
    ['a-b', '`a-b`'],
    ['my field', '`my field`'],
    ['a@b', '`a@b`'],
    ['@', '`@`'],
    ['_', '`_`'],
    ['a._', '`a._`'],
    ['a.1', '`a.1`'],
    ['größe', '`größe`'],
    ['a`b', '`a``b`'],
    ['a"b', '`a"b`'],
    ['in', '`in`'],
    ['Not', '`Not`'],
    ['file.first', '`file.first`'],
    ['desc.name', '`desc.name`'],
    ['info.WHERE.x', '`info.WHERE.x`'],
    ['inside.order', 'inside.order'],
  ])('%s', (name, written) => {
    expect(said(name, '7')).toBe(`${written} == 7 # field-type`)
  })
})

describe('a text in ES|QL', () => {
  test.each([
    ['f', "''", 'f == ""'],
    ['f', 'Jane', 'TO_LOWER(f) == "jane"'],
    ['f', "'10.0.0.1'", 'f == "10.0.0.1"'],
    ['f', raw`'C:\Windows'`, raw`TO_LOWER(f) == "c:\\windows"`],
    ['f', `'say "hi"'`, raw`TO_LOWER(f) == "say \"hi\""`],
    ['f', raw`"a\n\r\tb"`, raw`TO_LOWER(f) == "a\n\r\tb"`],
    ['f', raw`"\u0007"`, 'f == "\u0007"'],
    ['f', "'*'", 'f IS NOT NULL'],
    ['f', "'?'", 'f LIKE "?"'],
    ['f|contains', 'A', 'TO_LOWER(f) LIKE "*a*"'],
    ['f|cased', 'Jane', 'f == "Jane"'],
    ['f|cased|contains', 'J', 'f LIKE "*J*"'],
    ['f', raw`'a\*b'`, 'TO_LOWER(f) == "a*b"'],
    ['f|contains', raw`'a\?\b'`, raw`TO_LOWER(f) LIKE """*a\?\\b*"""`],
    ['f|startswith', raw`'"\'`, raw`f LIKE "\"\\\\*"`],
    ['f|startswith', raw`"\t\\?"`, raw`f LIKE "\t\\?*"`],
    ['f|endswith', raw`'\?'`, raw`f LIKE """*\?"""`],
    ['f|endswith', raw`'\\'`, raw`f LIKE """*\\"""`],
    ['f', 'ZOË 魏', 'TO_LOWER(f) == "zoë 魏"'],
    ['f|cased', 'ΑΣ', 'f == "ΑΣ"'],
    ['f|endswith', 'İ', 'f RLIKE ".*İ"'],
  ])('%s: %s', (key, value, text) => {
    expect(said(key, value)).toBe(text)
  })
})

describe('a value in ES|QL', () => {
  test.each([
    ['f', '4625', 'f == 4625 # field-type'],
    ['f', '-1.5', 'f == -1.5 # field-type'],
    ['f', 'true', 'f == true # field-type'],
    ['f', 'null', 'f IS NULL'],
    ['f|exists', 'true', 'f IS NOT NULL'],
    ['f|exists', 'false', 'f IS NULL'],
    ['f|gte', '-2.5', 'f >= -2.5 # field-type'],
    ['f|cidr', '10.0.0.0/8', 'CIDR_MATCH(TO_IP(f), "10.0.0.0/8")'],
    ['f|re', 'ab+c', 'f RLIKE ".*ab+c.*"'],
    ['f|re|i', 'ab+', 'f RLIKE ".*[aA][bB].*"'],
    ['f|re', raw`'^a\.b$'`, raw`f RLIKE """a\.b""" # single-line`],
    ['f', '[a, B]', 'TO_LOWER(f) IN ("a", "b")'],
    ['f', '[a, b*, 7]', 'TO_LOWER(f) == "a" OR TO_LOWER(f) LIKE "b*" OR f == "7"'],
    ['f', "[a, b, 'İ']", 'TO_LOWER(f) IN ("a", "b") OR f RLIKE "İ"'],
    ['f|contains|all', '[a, b]', 'TO_LOWER(f) LIKE "*a*" AND TO_LOWER(f) LIKE "*b*"'],
    ['f|fieldref', 'g', 'TO_LOWER(f) == TO_LOWER(g)'],
    ['f|cased|fieldref', 'in', 'f == `in`'],
    ['f|fieldref|contains', 'g', 'LOCATE(TO_LOWER(f), TO_LOWER(g)) > 0'],
    ['f|hour|gte', '22', 'DATE_EXTRACT("HOUR_OF_DAY", f) >= 22 # field-type'],
    ['f|day', '1', 'DATE_EXTRACT("DAY_OF_MONTH", f) == 1 # field-type'],
  ])('%s: %s', (key, value, text) => {
    expect(said(key, value)).toBe(text)
  })
})

describe('a negation in ES|QL makes null false', () => {
  test.each([
    ['f', 'a', 'NOT COALESCE(TO_LOWER(f) == "a", false)'],
    ['f', '[a, b]', 'NOT COALESCE(TO_LOWER(f) IN ("a", "b"), false)'],
    ['f', '[a, b*]', 'NOT COALESCE(TO_LOWER(f) == "a" OR TO_LOWER(f) LIKE "b*", false)'],
    ['f|gt', '5', 'NOT COALESCE(f > 5, false) # field-type'],
    ['f|fieldref|contains', 'g', 'NOT COALESCE(LOCATE(TO_LOWER(f), TO_LOWER(g)) > 0, false)'],
    ['f|fieldref|endswith', 'g', 'NOT COALESCE(ENDS_WITH(TO_LOWER(f), TO_LOWER(g)), false)'],
    ['f', "'*'", 'f IS NULL'],
    ['f', 'null', 'f IS NOT NULL'],
    ['f|exists', 'true', 'f IS NULL'],
    ['f|exists', 'false', 'f IS NOT NULL'],
  ])('not %s: %s', (key, value, text) => {
    expect(said(key, value, 'not s')).toBe(text)
  })
})

describe('a list in ES|QL', () => {
  test('contains no presence test, which is never null', () => {
    expect(said('f', "['*', '1*']", 'not s', { 'minimum-version': '9.2' })).toBe(
      'NOT COALESCE(f IS NOT NULL OR f LIKE "1*", false)',
    )
  })

  test.each([
    ['f', '[a, B]', 'TO_LOWER(f) IN ("a", "b")', 'TO_LOWER(f) IN ("a", "b")'],
    ['f|cased', '[a, B]', 'f IN ("a", "B")', 'f IN ("a", "B")'],
    ['f', '[1, -2]', 'f IN (1, -2) # field-type', 'f IN (1, -2) # field-type'],
    ['f', '[1, 2.5]', 'f == 1 OR f == 2.5 # field-type', 'f == 1 OR f == 2.5 # field-type'],
    ['f|contains', '[a, B]', 'TO_LOWER(f) LIKE "*a*" OR TO_LOWER(f) LIKE "*b*"', 'TO_LOWER(f) LIKE ("*a*", "*b*")'],
    ['f|contains|cased', '[a, B]', 'f LIKE "*a*" OR f LIKE "*B*"', 'f LIKE ("*a*", "*B*")'],
    ['f|re', '[a, b]', 'f RLIKE ".*a.*" OR f RLIKE ".*b.*"', 'f RLIKE (".*a.*", ".*b.*")'],
  ])('%s: %s, in the oldest version and from 9.2 on', (key, value, old, now) => {
    expect([
      said(key, value, 's', { 'minimum-version': '8.18' }),
      said(key, value, 's', { 'minimum-version': '9.2' }),
    ]).toEqual([old, now])
  })
})

// Predicates that Elasticsearch's KQL would read differently stay in ES|QL.
describe('a field with several values', () => {
  test.each([
    ['f', 'Jane', 'KQL("""f: "Jane"""") # letter-case'],
    ['f|cased', 'Jane', 'KQL("""f: "Jane"""")'],
    ['f', "''", 'KQL("""f: """"")'],
    ['f', raw`'C:\Users'`, raw`KQL("""f: "C:\\Users"""") # letter-case`],
    ['f', `'say "hi"'`, raw`KQL("""f: "say \"hi\""""") # letter-case`],
    ['f', `'""'`, raw`KQL("""f: "\"\""""")`],
    ['f', '[a, b*, 7]', 'KQL("""f: ("a" or b* or 7)""") # letter-case'],
    ['f|contains', '[a, b]', 'KQL("f: (*a* or *b*)") # letter-case'],
    ['a.b{}', '7', 'KQL("a.b: 7")'],
    ['f', '-1.5', 'KQL("f: -1.5")'],
    ['f', 'true', 'KQL("f: true") # letter-case'],
    ['f|gte', '5', 'KQL("f >= 5") # field-type'],
    ['f|cidr', '10.0.0.0/8', 'KQL("""f: "10.0.0.0/8"""") # field-type'],
    ['f', 'null', 'f IS NULL'],
    ['f', "'*'", 'f IS NOT NULL'],
    ['f', raw`'a\'`, raw`TO_LOWER(f) == "a\\"`],
    ['f|startswith', raw`'C:\Users'`, raw`TO_LOWER(f) LIKE """c:\\users*"""`],
    ['f|contains', "'a b'", 'TO_LOWER(f) LIKE "*a b*"'],
    ['f|contains', 'not', 'TO_LOWER(f) LIKE "*not*"'],
    ['f', raw`'a\**'`, raw`TO_LOWER(f) LIKE """a\**"""`],
    ['f', "'a?'", 'TO_LOWER(f) LIKE "a?"'],
    ['f|re', 'a', 'f RLIKE ".*a.*"'],
    ['a b', 'x', 'TO_LOWER(`a b`) == "x"'],
  ])('is asked in KQL, or not: %s: %s', (key, value, text) => {
    expect(said(key, value, 's', { 'multi-value': 'kql' })).toBe(text)
  })

  test.each([
    ['f', 'Jane', 'KQL("""f: "Jane"""", {"case_insensitive": true}) # field-type'],
    ['f|cased', 'Jane', 'KQL("""f: "Jane"""")'],
    ['f', 'Zoë', 'KQL("""f: "Zoë"""") # letter-case'],
    ['f', '[a, 7]', 'KQL("""f: "a"""", {"case_insensitive": true}) OR KQL("f: 7") # field-type'],
  ])('needs no letter case from 9.3 on: %s: %s', (key, value, text) => {
    expect(said(key, value, 's', { 'multi-value': 'kql', 'minimum-version': '9.3' })).toBe(text)
  })

  test('uses KQL under a negation without a guard', () => {
    expect(said('f', '[a, "b c*"]', 'not s', { 'multi-value': 'kql' })).toBe(
      'NOT (KQL("""f: "a"""") OR COALESCE(TO_LOWER(f) LIKE "b c*", false)) # letter-case',
    )
  })
})

describe('a keyword in ES|QL', () => {
  const keyword = (text: string, keywords: 'kql' | 'qstr', version: Options['minimum-version'] = '8.19') => {
    const rule = parseRules({
      name: 'x',
      text: `title: t\nlogsource: {}\ndetection:\n  s:\n    - ${text}\n  f:\n    f: 1\n  condition: not (s or f)\n`,
    })[0]?.rule
    if (rule === undefined) throw new Error(`no rule: ${text}`)
    const { query, diagnostics } = convertRule(rule, esql, { options: { keywords, 'minimum-version': version } })
    return query?.replace(/^FROM .*? WHERE /, '') ?? diagnostics.map(({ message }) => message).join()
  }
  const refused = 'Elastic ES|QL cannot express this: '

  test.each([
    ['jane', 'kql', 'NOT (KQL("*jane*") OR COALESCE(f == 1, false))'],
    [raw`'C:\Users'`, 'kql', raw`NOT (KQL("""*C\:\\Users*""") OR COALESCE(f == 1, false))`],
    ['a b', 'kql', `${refused}KQL splits a value at its spaces in a search over all fields`],
    [raw`'a\*b'`, 'kql', `${refused}in a search over all fields, \`*\` is always a wildcard`],
    ['jane', 'qstr', 'NOT (QSTR("*jane*") OR COALESCE(f == 1, false))'],
    ['a b', 'qstr', raw`NOT (QSTR("""*a\ b*""") OR COALESCE(f == 1, false))`],
    [raw`'a\*b'`, 'qstr', raw`NOT (QSTR("""*a\*b*""") OR COALESCE(f == 1, false))`],
  ] as const)('%s in %s', (text, keywords, expected) => {
    expect(keyword(text, keywords)).toBe(expected)
  })

  test('requires a version that has the function', () => {
    expect(keyword('jane', 'kql', '8.18')).toBe(
      `${refused}ES|QL search functions require version 8.19, and \`minimum-version\` is 8.18`,
    )
  })
})

// https://github.com/elastic/elasticsearch/pull/111186
describe('a condition with many values in ES|QL', () => {
  const values = (count: number) => `[${Array.from({ length: count }, (_, index) => `v${index}`).join(', ')}]`
  const query = (count: number, condition: string) => said('f|contains', values(count), condition)

  test('is one chain up to the limit of Elasticsearch', () => {
    expect(query(250, 's')).not.toContain('(TO_LOWER(f) LIKE')
  })
  test.each(['s', 'not s'])('uses balanced groups beyond that: %s', (condition) => {
    const text = query(2500, condition)
    expect(() => checkEsql(`FROM x | WHERE ${text}`)).not.toThrow()
    expect(text.match(/LIKE "[^"]*"/g)).toHaveLength(2500)
  })
  test('also with several groups, each of which alone is below the limit', () => {
    const others = [0, 1, 2].map((index) => `  t${index}:\n    g|contains|all: ${values(90 + index)}`).join('\n')
    const text = `title: t
logsource: {}
detection:
  s:
    f|contains: ${values(200)}
${others}
  condition: t0 or not (s and (t1 or (s and not t2)))
`
    const rule = parseRules({ name: 'x', text })[0]?.rule
    if (rule === undefined) throw new Error('no rule')
    const { query } = convertRule(rule, esql, {})
    expect(() => checkEsql(query ?? '')).not.toThrow()
  })
})

describe('an expression that ES|QL cannot express', () => {
  test.each([
    [raw`'\bfoo'`, {}, 'exact', raw`f RLIKE "(.*[^A-Za-z0-9_])?foo.*"`],
    ["'(?<!x)foo'", {}, 'wider', 'f RLIKE ".*foo.*"'],
    ["'foo(a|b)'", { 'max-regex-length': 10 }, 'wider', '(f LIKE "*fooa*" OR f LIKE "*foob*")'],
    ["'foo(a|b)'", { 'max-regex-length': 10, 'minimum-version': '9.2' }, 'wider', 'f LIKE ("*fooa*", "*foob*")'],
    ["'(?=x)'", {}, 'wider', 'f IS NOT NULL'],
  ] as const)('%s under %j is %s', (source, options, fidelity, text) => {
    const rule = parseRules({
      name: 'x',
      text: `title: t\nlogsource: {}\ndetection:\n  s:\n    f|re: ${source}\n  condition: s\n`,
    })[0]?.rule
    if (rule === undefined) throw new Error('no rule')
    const conversion = convertRule(rule, esql, { lossy: true, options })
    expect([conversion.fidelity, conversion.query]).toEqual([
      fidelity,
      `FROM logs-* METADATA _id, _index, _version | WHERE ${text}`,
    ])
  })
})
